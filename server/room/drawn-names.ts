import { randomInt } from 'node:crypto'

const nouns: Record<'m' | 'f', readonly string[]> = {
  f: [
    'Loutre',
    'Mésange',
    'Belette',
    'Cigogne',
    'Grive',
    'Hermine',
    'Alouette',
    'Abeille',
    'Tortue',
    'Girafe',
    'Sarcelle',
    'Coccinelle',
    'Libellule',
    'Hirondelle',
    'Marmotte',
    'Otarie',
    'Pivoine',
    'Fougère',
    'Bruyère',
    'Sauge'
  ],
  m: [
    'Héron',
    'Tilleul',
    'Renard',
    'Genêt',
    'Castor',
    'Merle',
    'Chamois',
    'Lézard',
    'Hibou',
    'Pinson',
    'Cormoran',
    'Hérisson',
    'Martinet',
    'Bouquetin',
    'Dauphin',
    'Lynx',
    'Érable',
    'Bleuet',
    'Mimosa',
    'Olivier'
  ]
}

/** Masculine, feminine. */
const adjectives: readonly (readonly [string, string])[] = [
  ['curieux', 'curieuse'],
  ['patient', 'patiente'],
  ['rieur', 'rieuse'],
  ['discret', 'discrète'],
  ['hardi', 'hardie'],
  ['vif', 'vive'],
  ['malin', 'maligne'],
  ['serein', 'sereine'],
  ['gourmand', 'gourmande'],
  ['rêveur', 'rêveuse'],
  ['agile', 'agile'],
  ['franc', 'franche'],
  ['tenace', 'tenace'],
  ['attentif', 'attentive'],
  ['joyeux', 'joyeuse'],
  ['calme', 'calme'],
  ['espiègle', 'espiègle'],
  ['loyal', 'loyale'],
  ['matinal', 'matinale'],
  ['habile', 'habile']
]

/** A friendly French name, noun and adjective agreeing, that `isTaken` does not refuse. */
export function drawName(isTaken: (name: string) => boolean): string {
  for (let tries = 0; ; tries += 1) {
    const gender = randomInt(2) === 0 ? 'm' : 'f'
    const noun = pick(nouns[gender])
    const [masculine, feminine] = pick(adjectives)
    const name = `${noun} ${gender === 'm' ? masculine : feminine}`
    // In a webinar of thousands the pairs run out: a number tells them apart.
    const numbered = tries < 20 ? name : `${noun} ${randomInt(2, 10_000)}`
    if (!isTaken(numbered)) return numbered
  }
}

function pick<Item>(items: readonly Item[]): Item {
  return items[randomInt(items.length)] as Item
}
