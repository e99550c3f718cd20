import { vitePreprocess } from '@sveltejs/vite-plugin-svelte'

export default {
  preprocess: vitePreprocess(),
  compilerOptions: {
    runes: true,
    discloseVersion: false,
    // A class for each element of each component: short ones weigh less on phones.
    cssHash: ({ hash, css }) => `s${hash(css)}`
  }
}
