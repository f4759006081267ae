/** The messages of a room in another language: the same names, each with a text of its own. */
export type InOtherWords<Room> = { readonly [Name in keyof Room]: string }
