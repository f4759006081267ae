/** The words of the languages that set spaces between words. */
export const spaced = ({ chinese: _, ...table }: Record<string, string>) => Object.values(table).join('|')
