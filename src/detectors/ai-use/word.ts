/** A pattern for one of these words as a whole word, with no letter before or after it. */
export const word = (alternatives: string) => `(?<!\\p{L})(?:${alternatives})(?!\\p{L})`
