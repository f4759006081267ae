/** What a check page says of a step that cannot be undone, in whole sentences. */
export interface Check {
  /** What the step is, after “Please check:”. */
  title: string
  /** What will happen, a sentence each. */
  happens: string[]
  /** Who will see it. */
  seenBy: string
  /** The button that takes the step. It begins with “Yes”. */
  yes: string
  /** The fields whose words are shown once more, by name, with what they are called. */
  shows?: Record<string, string>
}
