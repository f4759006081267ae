/** How a command ended, as the shell sees it. */
export const exit = { holds: 0, fails: 1, unable: 2 } as const

/** One thing the command line can do. `run` prints whole sentences, one for each thing it checked. */
export interface Command {
  usage: string
  about: string
  run(args: string[], print: (line: string) => void): Promise<number>
}
