/**
 * Games that once broke a promise, each with what it found. A seed plays another game once the code around it
 * changes: what it found deserves a test of its own where it can have one.
 */
export const keptSeeds: readonly (readonly [seed: number, why: string])[] = [
  [170, 'phones kept the ranks of before a removal, once the game had ended'],
  [224, 'so did several at once'],
  [331, 'so did those that had been cut off'],
  [
    315,
    'teams told in mid-game to agree change their answers: the check knew the setting of the start'
  ],
  [506, 'so they did while the server was killed'],
  [870, 'so did one player alone'],
  [1023, 'so did a whole room'],
  [1809, 'a phone answered for a team that had opened every good door: the page offers it nothing'],
  [2464, 'so did two, one of them after a move to another team'],
  [57, 'a server that had been frozen over a deadline refused what had come in time'],
  [14, 'a step had 36 hours left: the clock of the machine had been set back']
]

/** What to do about a fresh seed that fails, in words. */
export function howToKeep(seed: number): string {
  return `seed ${seed} broke a promise. Play it again: npm run simulate -- --seed ${seed}
Mend what it found, then keep it: add [${seed}, 'what it found'] to tests/simulation/kept-seeds.ts`
}
