import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { committedTrees, fullScale, parts, provenFolders, type Part } from '../../scripts/proven.js'

let folder: string
let project: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'preau-check-proofs-'))
  project = join(folder, 'project')
  for (const one of provenFolders) write(`${one}/rule.ts`, 'export const rule = 1\n')
  for (const script of ['check-proofs.js', 'proven.js']) {
    cpSync(join('scripts', script), join(project, 'scripts', script))
  }
  write('package.json', '{ "type": "module" }\n')
  git('init', '--quiet')
  commit()
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function write(path: string, text: string): void {
  mkdirSync(join(project, path, '..'), { recursive: true })
  writeFileSync(join(project, path), text)
}

function git(...words: string[]): string {
  const who = ['-c', 'user.name=Essai', '-c', 'user.email=essai@exemple.fr']
  return execFileSync('git', [...who, ...words], { cwd: project, encoding: 'utf8' }).trim()
}

function commit(): void {
  git('add', '--all')
  git('commit', '--quiet', '--message', 'Change something')
}

function fullFigures(part: Part): Record<string, number> {
  const { least, none } = fullScale[part]
  return { ...least, ...Object.fromEntries(none.map((name) => [name, 0])) }
}

/** As `npm run proofs` writes them, but for what is given otherwise. */
function prove(otherwise: Partial<Record<Part, object | undefined>> = {}): void {
  const commit = git('rev-parse', 'HEAD')
  const trees = committedTrees(project)
  const proofs = Object.fromEntries(
    parts.map((part) => [part, { commit, trees, figures: fullFigures(part) }])
  )
  write('docs/preuves.json', JSON.stringify({ ...proofs, ...otherwise }))
}

function check(root = project): { status: number | null; said: string } {
  const { status, stderr } = spawnSync(process.execPath, [join(root, 'scripts/check-proofs.js')], {
    encoding: 'utf8'
  })
  return { status, said: stderr }
}

describe('the check of the proofs', () => {
  it('is content with proofs of what is committed, and of nothing else', () => {
    prove()
    commit()
    expect(check()).toEqual({ status: 0, said: '' })
    write('server/http/other.ts', 'export const other = 1\n')
    commit()
    expect(check()).toEqual({ status: 0, said: '' })
  })

  it.each(provenFolders)('says what to run once %s has changed', (changed) => {
    prove()
    commit()
    const proven = git('rev-parse', '--short=7', 'HEAD~1')
    write(`${changed}/rule.ts`, 'export const rule = 2\n')
    commit()
    const { status, said } = check()
    expect(status).toBe(1)
    expect(said).toContain(`${changed} changed since ${proven}`)
    expect(said).toContain('run `npm run proofs` and commit')
    expect(said.trim().split('\n')).toHaveLength(1)
  })

  it('says which part was never run', () => {
    prove({ fuzz: undefined, power: undefined })
    expect(check().said).toContain('fuzz, power: never run')
    expect(check().said).toContain('run `npm run proofs -- --only fuzz,power`')
  })

  it('says so when nothing was ever run', () => {
    expect(check().said).toContain('simulation, chaos, fuzz, power: never run')
  })

  it('takes no short run and no fault for a proof', () => {
    const trees = committedTrees(project)
    const short = { commit: 'c', trees, figures: { ...fullFigures('simulation'), seeds: 100 } }
    const lost = { commit: 'c', trees, figures: { ...fullFigures('chaos'), refusedInTime: 1 } }
    prove({ simulation: short, chaos: lost, power: { commit: 'c', trees, figures: {} } })
    const { said } = check()
    expect(said).toContain('simulation: seeds 100, not 20000')
    expect(said).toContain('chaos: refusedInTime 1, not 0')
    expect(said).toContain('power: cuts missing, not 5000')
    expect(said).toContain('--only simulation,chaos,power')
  })

  it('needs no history', () => {
    prove()
    commit()
    write('client/net/rule.ts', 'export const rule = 2\n')
    commit()
    const clone = join(folder, 'clone')
    git('clone', '--quiet', '--depth', '1', pathToFileURL(project).href, clone)
    expect(check(clone).said).toContain('client/net changed since')
    prove()
    commit()
    git('clone', '--quiet', '--depth', '1', pathToFileURL(project).href, `${clone}-2`)
    expect(check(`${clone}-2`)).toEqual({ status: 0, said: '' })
  })
})
