const digits: Record<string, string> = { a: '4', e: '3', i: '1', o: '0', s: '5' }
const cyrillic: Record<string, string> = { a: 'а', c: 'с', e: 'е', i: 'і', o: 'о', p: 'р', x: 'х' }

/** Ways to hide an insult; none at all of those that the way does not suit. */
export const disguises: Record<string, (words: string) => readonly string[]> = {
  capitals: (words) => [words.toUpperCase(), capitalized(words)],
  beside: (words) => [`le ${words}`, `gros ${words}`, `(${words})`, `${words} !!!`, `${words} 😂`],
  numbered: (words) => [`${words}69`, `1${words}`, `${words}_2`],
  'in one word with others': (words) => [`Gros${capitalized(words)}`],
  'mathematical letters': (words) => [
    letters(words, (letter) =>
      /[a-z]/u.test(letter) ? String.fromCodePoint(letter.charCodeAt(0) - 97 + 0x1d41a) : letter
    )
  ],
  'wide letters': (words) => [
    letters(words, (letter) =>
      /[a-z]/u.test(letter) ? String.fromCodePoint(letter.charCodeAt(0) + 0xfee0) : letter
    )
  ],
  'lines under letters': (words) => [
    letters(words, (letter) => (/\p{L}/u.test(letter) ? `${letter}\u0332` : letter))
  ],
  'nothing between letters': (words) => [[...words].join('\u200b')],
  'cyrillic letters': ifWithoutAccents((words) =>
    letters(words, (letter) => cyrillic[letter] ?? letter)
  ),
  'a digit for a letter': ifWithoutAccents((words) =>
    words.replace(/[aeios]/u, (letter) => digits[letter] ?? '')
  ),
  'repeated letters': (words) =>
    /[aeiou]/u.test(words)
      ? [words.replace(/([aeiou])(?!.*[aeiou])/u, '$1$1$1$1'), words.replace(/(\p{L})$/u, '$1$1$1')]
      : [],
  'spelled out': ifOneWord((word) =>
    ['.', ' ', '-', '_', '·', ' . '].map((between) => [...word].join(between))
  ),
  'a star for a letter': ifOneWord((word) => {
    const middle = Math.floor(word.length / 2)
    return word.length > 4
      ? [1, middle].map((at) => `${word.slice(0, at)}*${word.slice(at + 1)}`)
      : []
  }),
  'in two': ifOneWord((word) => (word.length === 7 ? [`${word.slice(0, 3)} ${word.slice(3)}`] : []))
}

function letters(words: string, change: (letter: string) => string): string {
  return [...words].map(change).join('')
}

/** Without them some are names. */
function ifWithoutAccents(disguise: (words: string) => string) {
  return (words: string) => (/^[\p{ASCII}]*$/u.test(words) ? [disguise(words)] : [])
}

function ifOneWord(disguise: (word: string) => readonly string[]) {
  return (words: string) => (/^[a-z]{3,}$/u.test(words) ? disguise(words) : [])
}

function capitalized(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1)
}
