/** The elements of a formatted view; nothing in them loads or runs. `img` shows a picture of the file by its number. */
export const formattedTags = [
  'p',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'ul',
  'ol',
  'li',
  'table',
  'tr',
  'td',
  'th',
  'blockquote',
  'strong',
  'em',
  'u',
  's',
  'sub',
  'sup',
  'a',
  'br',
  'img',
] as const

export type FormattedTag = (typeof formattedTags)[number]

export interface FormattedElement<Leaf> {
  tag: FormattedTag
  nodes: (FormattedElement<Leaf> | Leaf)[]
  /** Of a link; http, https or mailto. */
  href?: string
  /** The number of a picture, from 0, and what the file says of it. */
  picture?: number
  alt?: string
  /** Cells that span several columns or rows, and the number of the first item of a list. */
  colSpan?: number
  rowSpan?: number
  start?: number
}

/** A word that is part of the view and not of the file's text, such as the number of a footnote. */
export interface Label {
  label: string
}

/** Words as a reader of the file's format gave them. */
export type RawNode = FormattedElement<string | Label> | string | Label

/** A stretch of the extracted text, or words that were not found in it. */
export type FormattedLeaf = { start: number; end: number } | { words: string } | Label

export type FormattedNode = FormattedElement<FormattedLeaf> | FormattedLeaf

/** The kinds of pictures that are shown. */
export type PictureType = 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp'

export interface Picture {
  type: PictureType
  bytes: Uint8Array
}

/** A document as its program shows it, with its words as stretches of the extracted text. */
export interface Formatted {
  nodes: FormattedNode[]
  pictures: Picture[]
}

/** Whether a link may be followed: to the web or to a mail address, never to a page of ours. */
export const isSafeLink = (href: string): boolean => /^(https?:\/\/|mailto:)[^\s\u0000-\u0020]+$/i.test(href)
