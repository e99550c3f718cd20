import '../ui/tokens.css'
import '../ui/base.css'
import '../ui/fonts-phone.css'
import './older-phones.ts'
import { mount } from 'svelte'
import { settleLocale } from '../text/text.ts'
import App from './App.svelte'

settleLocale()
mount(App, { target: document.getElementById('app')! })
