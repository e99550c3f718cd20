/** Why Préau cannot start, as one line for whoever starts it. */
export class StartupProblem extends Error {
  override readonly name = 'StartupProblem'
}
