import '../tokens.css'
import '../projected.css'
import '../base.css'
import '../fonts-full.css'
import { mount } from 'svelte'
import { settleLocale } from '../../text/text.ts'
import Gallery from './Gallery.svelte'
import ProjectedLobby from './ProjectedLobby.svelte'
import ProjectedQuestion from './ProjectedQuestion.svelte'
import ProjectedReveal from './ProjectedReveal.svelte'

settleLocale()

// `/ui/gallery/` shows the parts; `?projected=question` one picture as a projector shows it; `&theme=dark` the evening.
const query = new URLSearchParams(location.search)
const projected = { lobby: ProjectedLobby, question: ProjectedQuestion, reveal: ProjectedReveal }
const picture = projected[query.get('projected') as keyof typeof projected] as
  typeof ProjectedLobby | undefined
const theme = query.get('theme')
const root = document.documentElement
if (theme) root.dataset['theme'] = theme
if (picture) root.dataset['scale'] = 'screen'
mount(picture ?? Gallery, { target: document.getElementById('app')! })
