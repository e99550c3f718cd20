/**
 * Letters of other alphabets that look like Latin ones, as in the confusables of Unicode's UTS #39: first the Latin
 * letters, then what looks like them, one for one. Wide, circled and mathematical letters are undone by NFKD.
 */
const pairs: readonly (readonly [string, string])[] = [
  // Cyrillic
  ['ABCEHIJKMOPSTXYVWaceopxyijsdqwhlvrY', 'АВСЕНІЈКМОРЅТХУѴԜасеорхуіјѕԁԛԝһӏѵгҮ'],
  // Greek
  ['ABEZHIKMNOPTYXaiyvopuo', 'ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαιγνορυσ'],
  // Armenian
  ['onuhqgj', 'օոսհզցյ'],
  // Cherokee
  ['ABCDEGHJKLMPRSTVWYZ', 'ᎪᏴᏟᎠᎬᏀᎻᎫᏦᏞᎷᏢᎡᏚᎢᏙᎳᎩᏃ'],
  // Lisu
  ['BPDTGKJCZFMNLSRVHWXYAEIOU', 'ꓐꓑꓓꓔꓖꓗꓙꓚꓜꓝꓟꓠꓡꓢꓣꓦꓧꓪꓫꓬꓮꓰꓲꓳꓴ'],
  // Latin: small capitals, and letters of the phonetic alphabet
  ['abcdefghijklmnoprstuvwyz', 'ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ'],
  ['aigi', 'ɑɩɡı']
]

const lookedLike = new Map(
  pairs.flatMap(([latin, others]) => [...others].map((other, n) => [other, [...latin][n] ?? other]))
)

/** Each letter as the plain one that it looks like. */
export function skeleton(letters: string): string {
  return [...letters].map((letter) => lookedLike.get(letter) ?? letter).join('')
}
