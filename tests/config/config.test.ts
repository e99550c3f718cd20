import { expect, it } from 'vitest'
import { readConfig } from '../../server/config.ts'
import { StartupProblem } from '../../server/startup-problem.ts'

it('has a default for everything', () => {
  expect(readConfig({})).toMatchObject({ port: 3000, dataFolder: 'data', publicUrl: null })
  expect(readConfig({})).toMatchObject({
    retentionDays: 30,
    metricsPort: null,
    metricsHost: '127.0.0.1'
  })
  expect(readConfig({ PORT: '' }).port).toBe(3000)
})

it('reads what is set', () => {
  const config = readConfig({ PORT: '8080', PREAU_PUBLIC_URL: 'https://preau.exemple.fr/' })
  expect(config).toMatchObject({ port: 8080, publicUrl: 'https://preau.exemple.fr' })
})

it('takes a public address with a path', () => {
  const { publicUrl } = readConfig({ PREAU_PUBLIC_URL: 'https://exemple.fr/outils/preau/' })
  expect(publicUrl).toBe('https://exemple.fr/outils/preau')
})

it.each([
  ['PORT', 'trois mille'],
  ['PORT', '70000'],
  ['PORT', '-1'],
  ['PREAU_PUBLIC_URL', 'preau.exemple.fr'],
  ['PREAU_PUBLIC_URL', 'ftp://preau.exemple.fr'],
  ['PREAU_PUBLIC_URL', 'https://exemple.fr/preau?x=1'],
  ['PREAU_HOST_PASSWORD', 'court'],
  ['PREAU_MAX_PLAYERS', '0'],
  ['PREAU_LOG_LEVEL', 'loud'],
  ['PREAU_METRICS_PORT', '99999'],
  ['PREAU_RETENTION_DAYS', '366'],
  ['PREAU_RETENTION_DAYS', '-1'],
  ['PREAU_DEV', 'yes']
])('says in one line that %s cannot be %s', (name, value) => {
  const read = () => readConfig({ [name]: value })
  expect(read).toThrow(StartupProblem)
  expect(read).toThrow(new RegExp(`^${name} [^\n]+$`, 'u'))
  // Some values are secret.
  expect(read).not.toThrow(value === 'court' ? 'court' : '\n')
})
