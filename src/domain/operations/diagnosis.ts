/** One thing that was looked at: whether it is as it should be, and a sentence with what to do where it is not. */
export interface Diagnosis {
  what: string
  state: 'right' | 'doubtful' | 'wrong'
  sentence: string
}

export const right = (what: string, sentence: string): Diagnosis => ({ what, state: 'right', sentence })
export const doubtful = (what: string, sentence: string): Diagnosis => ({ what, state: 'doubtful', sentence })
export const wrong = (what: string, sentence: string): Diagnosis => ({ what, state: 'wrong', sentence })

const marks = { right: '✓', doubtful: '!', wrong: '✗' }

/** A diagnosis as a line. */
export const lineOf = ({ what, state, sentence }: Diagnosis): string => `${marks[state]} ${what}: ${sentence}`
