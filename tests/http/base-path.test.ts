import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { basePathOf, takeOffBasePath } from '../../server/http/base-path.ts'

it('takes the base path off, as a proxy passes it and as people type it', async () => {
  const http = createServer(({ url }, response) => response.end(url)).listen(0, '127.0.0.1')
  await new Promise((resolve) => http.once('listening', resolve))
  onTestFinished(() => void http.close())
  takeOffBasePath(http, basePathOf('https://exemple.fr/jeux/preau'))
  const origin = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
  for (const [asked, seen] of [
    ['/jeux/preau', '/'],
    ['/jeux/preau?lang=en', '/?lang=en'],
    ['/jeux/preau/', '/'],
    ['/jeux/preau/j/482913', '/j/482913'],
    ['/j/482913', '/j/482913'],
    ['/jeux/preaux', '/jeux/preaux'],
    ['/jeux', '/jeux']
  ]) {
    expect([asked, await (await fetch(`${origin}${asked}`)).text()]).toEqual([asked, seen])
  }
})
