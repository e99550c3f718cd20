/**
 * What makes one emoji of several, or chooses its coloured form: invisible by itself, and yet no trick.
 * After the emoji sequences of Unicode's UTS #51.
 */
const emojiGlue =
  /(?<=\p{Extended_Pictographic}|[\d#*])\ufe0f|(?<=\p{Extended_Pictographic}\ufe0f?|\p{Emoji_Modifier})\u200d(?=\p{Extended_Pictographic})/u

const gluesAndInvisibles = new RegExp(
  `${emojiGlue.source}|(\\p{Default_Ignorable_Code_Point}|\\u2800)`,
  'gu'
)

/** The text without characters that nobody sees: soft hyphens, direction marks, fillers. Emoji stay whole. */
export function withoutInvisible(text: string): string {
  return text.replace(gluesAndInvisibles, (found, invisible?: string) =>
    invisible === undefined ? found : ''
  )
}
