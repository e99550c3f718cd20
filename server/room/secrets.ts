import { createHash, randomBytes, randomInt } from 'node:crypto'

// No vowels, so no words; nothing that reads like something else.
const codeAlphabet = 'BCDFGHJKMNPQRTVWXZ346789'
const codeLength = 6

/** A fresh secret of 128 bits, base64url. */
export function drawToken(): string {
  return randomBytes(16).toString('base64url')
}

/** A public id of 96 bits, base64url. */
export function drawId(): string {
  return randomBytes(12).toString('base64url')
}

/** What is stored in place of a secret: SHA-256, base64url. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url')
}

/** Six digits that `isTaken` refuses none of. */
export function drawPin(isTaken: (pin: string) => boolean): string {
  for (;;) {
    const pin = String(randomInt(100_000, 1_000_000))
    if (!isTaken(pin)) return pin
  }
}

/** The short code that takes a seat on another device. */
export function drawCode(isTaken: (code: string) => boolean): string {
  for (;;) {
    let code = ''
    while (code.length < codeLength) code += codeAlphabet[randomInt(codeAlphabet.length)]
    if (!isTaken(code)) return code
  }
}

/** A code as typed by a person: any case, spaces and dashes anywhere. */
export function normalCode(typed: string): string {
  return typed.toUpperCase().replace(/[^A-Z0-9]/gu, '')
}

/** A random permutation of 0 to 11 (Fisher–Yates). */
export function drawPermutation(): number[] {
  const permutation = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]
  for (let last = permutation.length - 1; last > 0; last -= 1) {
    const other = randomInt(last + 1)
    const swapped = permutation[last] as number
    permutation[last] = permutation[other] as number
    permutation[other] = swapped
  }
  return permutation
}
