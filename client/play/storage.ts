/** The part of `Storage` the phone uses. */
export type Box = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** Private windows and full disks refuse storage: the game then lives as long as its tab. */
export function safeBox(open: () => Storage): Box {
  const memory = new Map<string, string>()
  function attempt<Value>(use: (storage: Storage) => Value): Value | undefined {
    try {
      return use(open())
    } catch {
      return undefined
    }
  }
  return {
    getItem: (key) => attempt((storage) => storage.getItem(key)) ?? memory.get(key) ?? null,
    setItem: (key, value) => {
      memory.set(key, value)
      attempt((storage) => storage.setItem(key, value))
    },
    removeItem: (key) => {
      memory.delete(key)
      attempt((storage) => storage.removeItem(key))
    }
  }
}

/** A list kept as JSON; anything else found under the key counts as an empty list. */
export function readList(box: Box, key: string): unknown[] {
  try {
    const value: unknown = JSON.parse(box.getItem(key) ?? '[]')
    return Array.isArray(value) ? value : []
  } catch {
    return []
  }
}

export function writeList(box: Box, key: string, list: readonly unknown[]): void {
  if (list.length === 0) box.removeItem(key)
  else box.setItem(key, JSON.stringify(list))
}
