import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** Where `ensure-nginx.js` unpacks one that is not installed. */
export const nginxFolder = join(import.meta.dirname, '../node_modules/.cache/nginx')

/** The path of the nginx that the tests start, if there is one. */
export function findNginx() {
  const wanted = process.env.PREAU_NGINX
  if (wanted) return existsSync(wanted) ? wanted : undefined
  return ['/usr/sbin/nginx', '/usr/bin/nginx', join(nginxFolder, 'usr/sbin/nginx')].find((path) =>
    existsSync(path)
  )
}
