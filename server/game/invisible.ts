/**
 * What makes one emoji of several, or chooses its coloured form: invisible by itself, and yet no trick.
 * After the emoji sequences of Unicode's UTS #51.
 */
const emojiGlue =
  /(?<=\p{Extended_Pictographic}|[\d#*])\ufe0f|(?<=\p{Extended_Pictographic}\ufe0f?|\p{Emoji_Modifier})\u200d(?=\p{Extended_Pictographic})/u

/** Scripts whose letters change with the one that follows: a joiner after one of them (Persian, Kurdish, Hindi, Sinhala) is spelling. */
const joiningScripts =
  'Arab Syrc Nkoo Mong Deva Beng Guru Gujr Orya Taml Telu Knda Mlym Sinh Mymr Khmr Tibt'
    .split(' ')
    .map((script) => `\\p{scx=${script}}`)
    .join('')

export const spellingJoiner = new RegExp(`(?<=[${joiningScripts}])[\\u200c\\u200d]`, 'gu')

const gluesAndInvisibles = new RegExp(
  `${emojiGlue.source}|${spellingJoiner.source}|(\\p{Default_Ignorable_Code_Point}|\\u2800)`,
  'gu'
)

/** The text without characters that nobody sees: soft hyphens, direction marks, fillers. Emoji stay whole, and so do words. */
export function withoutInvisible(text: string): string {
  return text.replace(gluesAndInvisibles, (found, invisible?: string) =>
    invisible === undefined ? found : ''
  )
}
