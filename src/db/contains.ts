import { ilike } from 'drizzle-orm'

/** Whether a column holds the text, without regard to case; what is a wildcard in SQL is a letter here. */
export const contains = (column: Parameters<typeof ilike>[0], text: string) =>
  ilike(column, `%${text.replace(/[\\%_]/g, '\\$&')}%`)
