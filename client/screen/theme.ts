/** `?theme=dark` or `light` settles what the projector shows; otherwise the device's own preference. */
export function settleTheme(): void {
  const theme = new URLSearchParams(location.search).get('theme')
  if (theme === 'dark' || theme === 'light') document.documentElement.dataset['theme'] = theme
}
