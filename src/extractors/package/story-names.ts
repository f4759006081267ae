import type { Story } from './stories.ts'

/** What a story is called where it is left out. */
export const storyNames: Record<Story['kind'], string> = {
  body: 'The body of the text.',
  textbox: 'A text box.',
  diagram: 'The text of a diagram.',
  chart: 'The text of a chart.',
  footnote: 'A footnote.',
  endnote: 'An endnote.',
  comment: 'A comment.',
  header: 'A header.',
  footer: 'A footer.',
  speaker_notes: 'The notes of a slide.',
  picture: 'Text read from a picture.',
  description: 'The description of a picture.',
}
