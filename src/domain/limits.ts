/**
 * How much work one request, one work or one person may ask for (docs/reference/limits.md). Bytes alone bound nothing: two
 * megabytes can be a million list items, a million form fields or a nesting a million deep.
 */
export const limits = {
  /** Values in one JSON body, every list item and every named value counted, and how deep they may be nested. */
  jsonValues: 5_000,
  jsonDepth: 16,
  /** Fields in one form, characters of all of them together, and bytes of a form or a JSON body sent without signing in. */
  formFields: 600,
  formCharacters: 1_000_000,
  publicBodyBytes: 128 * 1024,
  /** Problems named in one answer. */
  problems: 50,
  /** One reflection as JSON, in bytes. */
  reflectionBytes: 64 * 1024,
  /** One text, web page or notebook that is read, in bytes; the last two hold pictures beside their words. */
  textBytes: 40_000_000,
  /**
   * Characters of the text of one document, in UTF-16 code units, and as many of its hidden text: some 330,000 words, three
   * long theses. Offsets, spans and the way to the database are all sized for it.
   */
  documentCharacters: 2_000_000,
  /** Lines, paragraphs, footnotes, links, hidden passages and other places of one document, all together. */
  documentPlaces: 50_000,
  /** Flags that are kept of one run, and places that are kept of one flag. */
  flags: 200,
  evidence: 20,
  /** Results of the sandbox, such as images of pages, that one person may wait for at a time. */
  waitingTasks: 8,
  /** Requests with a file that one person may have under way; an integration as many times more, also in an hour. */
  uploads: { atOnce: 16, integrationTimes: 1_000 },
  /** The same for streams of progress. */
  streams: { atOnce: 10, perHour: 1_000, integrationTimes: 100 },
  /** Files kept for one account that no work was made of yet, and for an integration. */
  keptUploads: 50,
  integrationKeptUploads: 5_000,
  /** Forms of one person of which a draft is kept. */
  drafts: 300,
  /** How long one job of a thread may wait and take together, in milliseconds; longer where no hand-in waits for it. */
  threadMs: { default: 10_000, planRoster: 60_000, pdfOf: 60_000 },
} as const
