import '../ui/tokens.css'
import '../ui/projected.css'
import '../ui/base.css'
import '../ui/fonts-full.css'
import { mount } from 'svelte'
import { belowBase } from '../net/base.ts'
import { settleLocale } from '../text/text.ts'
import App from './App.svelte'
import { settleTheme } from './theme.ts'

settleLocale()
settleTheme()

// `/screen/:gameId`
const gameId = decodeURIComponent(belowBase(location.pathname).split('/')[2] ?? '')
mount(App, { target: document.getElementById('app')!, props: { gameId } })
