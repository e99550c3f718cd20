import type { Plugin } from 'vite'

interface Node {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly name?: string
  readonly key?: Node
}

/**
 * Writes private methods as plain ones, in name as in use: Safari 14 knows private fields only, and what stands for
 * a private method there weighs a kilobyte. TypeScript has seen to it that nobody else calls them.
 */
export function plainMethods(environments: readonly string[]): Plugin {
  return {
    name: 'preau:plain-methods',
    apply: 'build',
    enforce: 'post',
    applyToEnvironment: ({ name }) => environments.includes(name),
    transform: {
      filter: { code: /#\w+\(/u },
      handler(code) {
        const methods = new Set<string | undefined>()
        const uses: Node[] = []
        walk(this.parse(code), (node) => {
          const isMethod = node.type === 'MethodDefinition'
          if (isMethod && node.key?.type === 'PrivateIdentifier') methods.add(node.key.name)
          if (node.type === 'PrivateIdentifier') uses.push(node)
        })
        let plain = code
        for (const { start, end, name } of uses.toSorted((a, b) => b.start - a.start)) {
          if (methods.has(name)) plain = `${plain.slice(0, start)}__${name}${plain.slice(end)}`
        }
        return { code: plain, map: null }
      }
    }
  }
}

function walk(node: object, look: (node: Node) => void): void {
  if ('type' in node && typeof node.type === 'string') look(node as Node)
  for (const child of Object.values(node) as unknown[])
    if (child && typeof child === 'object') walk(child, look)
}
