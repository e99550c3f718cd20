/** As Node answers for a part that was compiled for another of its versions. Loaded ahead of the server by a test. */
process.dlopen = () => {
  const message = 'The module was compiled against a different Node.js version'
  throw Object.assign(new Error(message), { code: 'ERR_DLOPEN_FAILED' })
}
