import '../../ui/tokens.css'
import '../../ui/projected.css'
import '../../ui/base.css'
import '../../ui/fonts-full.css'
import { mount } from 'svelte'
import { settleLocale } from '../../text/text.ts'
import { settleTheme } from '../theme.ts'
import Gallery from './Gallery.svelte'

settleLocale()
settleTheme()
mount(Gallery, { target: document.getElementById('app')! })
