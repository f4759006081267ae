/** A rectangle of a page as it is shown, in points from the top left: left, top, right, bottom. */
export type Box = [number, number, number, number]

/** What the thread that reads a PDF finds on a page. */
export interface PageContent {
  /** As the page is shown, in points. */
  size: { width: number; height: number }
  /** Characters as they are drawn (`thread/glyphs.js`), from PDFium. */
  glyphs: { codes: Uint32Array; objects: Uint32Array; places: Float32Array; unnamed: number } | null
  /** Pieces of text in place of that, from pdf.js. */
  pieces?: { text: string; x: number; y: number; width: number; height: number }[]
  pictures: Box[]
  /** The texts of form fields, text boxes and comments that are laid on the page. */
  notes: { text: string; box: Box; kind: 'field' | 'textbox' | 'comment' }[]
  /** How many of them hold something that cannot be read. */
  unread: { form_field: number; annotation: number }
  links: { href: string; box: Box }[]
  /** How many letters may be other ones than the file says. */
  doubtful: number
  /** Whether it has more characters than are read of one page. */
  isCut: boolean
  /** Whether a page without text and pictures shows anything. */
  isDrawn: boolean
}

/** As the file says it, empty where it says nothing; dates as PDF writes them. */
export interface Properties {
  author: string
  title: string
  application: string
  createdAt: string
  modifiedAt: string
}
