/** What a kind of notice says: a subject, a sentence, the page to go on to, and the words before the day. */
export interface Line {
  subject: string
  text: string
  path: 'work' | 'review' | 'assessment' | 'permissions' | 'policy' | 'people' | 'notices' | 'audit'
  /** Before the day, as in “Answer by”. */
  act?: string
}
