/** One kind of place that a reader of files did not read, or is not sure of. */
export interface GapRule {
  /** What one such place is, and what several are, in words for the student and the tutor. */
  one: string
  many: string
  /**
   * From how many such places on a person has to look before marking, because they could hold the student's words.
   * Null: never by itself.
   */
  personFrom: number | null
  /** What the student can do so that it is read; null where nothing needs to be done. */
  mend: string | null
}

const asText = 'If it holds words of yours, type them into the text of the document.'

/** The closed list of what a reading can leave out, and from when that keeps work from being released without a person. */
export const gapKinds = {
  picture_page: {
    one: 'a page that is a picture, without text',
    many: 'pages that are pictures, without text',
    personFrom: 1,
    mend: 'If you have the document that the pages were printed or photographed from, send that one.',
  },
  picture_region: {
    one: 'a large picture that may hold text',
    many: 'large pictures that may hold text',
    personFrom: 1,
    mend: asText,
  },
  picture: { one: 'a picture', many: 'pictures', personFrom: 5, mend: asText },
  form_field: {
    one: 'a form field that could not be read',
    many: 'form fields that could not be read',
    personFrom: 1,
    mend: 'Print the filled-in form to a new PDF and send that one, or type your answers into a document.',
  },
  annotation: {
    one: 'a note or text box on the page that could not be read',
    many: 'notes or text boxes on the page that could not be read',
    personFrom: 1,
    mend: 'Print the file with its notes to a new PDF, or type the notes into a document.',
  },
  equation: {
    one: 'an equation that could not be read',
    many: 'equations that could not be read',
    personFrom: 5,
    mend: null,
  },
  diagram: {
    one: 'a diagram whose text could not be read',
    many: 'diagrams whose text could not be read',
    personFrom: 1,
    mend: asText,
  },
  chart: { one: 'a chart', many: 'charts', personFrom: 5, mend: null },
  embedded_object: { one: 'an embedded object', many: 'embedded objects', personFrom: 1, mend: asText },
  alternative_part: {
    one: 'a part in another format',
    many: 'parts in another format',
    personFrom: 1,
    mend: 'Open the document in the program that you wrote it in and save it again as DOCX or PDF.',
  },
  tracked_deletion: {
    one: 'a passage deleted with tracked changes',
    many: 'passages deleted with tracked changes',
    personFrom: null,
    mend: null,
  },
  unknown_encoding: {
    one: 'text whose encoding was guessed',
    many: 'texts whose encoding was guessed',
    personFrom: 1,
    mend: 'Save the file again as UTF-8, or send it as a Word document or a PDF.',
  },
  unmapped_letters: {
    one: 'a stretch of text whose letters the file does not name',
    many: 'stretches of text whose letters the file does not name',
    personFrom: 1,
    mend: 'The text that was read may differ from what the page shows. Send the document that the PDF was made from, such as the DOCX.',
  },
  over_limit: {
    one: 'a part that is longer than what is read',
    many: 'parts that are longer than what is read',
    personFrom: 1,
    mend: null,
  },
  over_time: {
    one: 'a part that took too long to read',
    many: 'parts that took too long to read',
    personFrom: 1,
    mend: null,
  },
  second_file: {
    one: 'a further file in the package',
    many: 'further files in the package',
    personFrom: 1,
    mend: 'Put all that counts as your work into one document.',
  },
  other: { one: 'a part that is not text', many: 'parts that are not text', personFrom: 1, mend: null },
} as const satisfies Record<string, GapRule>

export type GapKind = keyof typeof gapKinds

export const gapKindNames = Object.keys(gapKinds) as GapKind[]
