/** One way of saying it. */
export interface Claim {
  pattern: RegExp
  /**
   * `first`: the writer speaks as “I”, or to “me”; `group`: as “we”; `stated`: without a person, as in a method or a
   * caption; `named`: as a form of acknowledgement, whatever the work is about; `exception`: as what was used after all.
   */
  by: 'first' | 'group' | 'stated' | 'named' | 'exception'
}

/** Claims of one kind, from the sources of their patterns. What has no person is looked for in any case. */
export const of = (by: Claim['by'], ...sources: string[]): Claim[] =>
  sources.map((source) => ({ by, pattern: new RegExp(source, by === 'stated' || by === 'exception' ? 'giu' : 'gu') }))
