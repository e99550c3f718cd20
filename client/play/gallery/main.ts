import '../../ui/tokens.css'
import '../../ui/base.css'
import '../../ui/fonts-phone.css'
import { mount } from 'svelte'
import { settleLocale } from '../../text/text.ts'
import Gallery from './Gallery.svelte'

settleLocale()
const asked = new URLSearchParams(location.search)
const theme = asked.get('theme')
if (theme) document.documentElement.dataset['theme'] = theme
mount(Gallery, {
  target: document.getElementById('app')!,
  props: { scene: asked.get('scene') ?? '' }
})
