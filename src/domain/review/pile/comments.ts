/** What a comment of the library is for: the reasons of a decision, or advice to the student. */
export const commentKinds = ['reasons', 'advice'] as const
export type CommentKind = (typeof commentKinds)[number]

/** The most characters of a comment's title, and of what it says. */
export const longestComment = { title: 100, text: 5_000 }

/** The most comments that one person keeps. */
export const mostComments = 200
