/** Words that judge a student or claim what no machine can know (docs/reference/policy.md#words). */
const judging =
  /\b(chea[t]|guilt|offend|suspicio|suspect|caught|dishonest|verdict|confess|violat|fabricat|human-writ)|\b(AI|machine)[ -](scor|generated)|\d\s?% (AI|machine)/i

/** Whether sentences can stand in a letter to a student: none of their words judges one. */
export const isFairWording = (text: string): boolean => !judging.test(text)
