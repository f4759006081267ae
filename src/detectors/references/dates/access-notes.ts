/** The months as English shortens them. */
export const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const month = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\\p{L}{0,6}\\.?'
const dateForms = `\\d{1,2}(?:st|nd|rd|th)? ${month},? \\d{4}|${month} \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}|\\d{4}-\\d{2}-\\d{2}`
/** A note of when the writer read the source. */
export const accessed = new RegExp(
  `(?:accessed|retrieved|viewed|cited|visited|consulted|last access(?:ed)?|date of access|cyrchwyd|abgerufen|zugriff|consulté|consultado|geraadpleegd)(?: on| am| le| el| ar| op)?:? ?(${dateForms}|[^\\s,;)\\]]{0,12} ?\\p{L}{0,12} ?\\d{4})`,
  'giu',
)
/** The text with spaces over notes of access, so that only other dates are read. */
export function blankedReading(text: string): string {
  return text.replace(accessed, (note) => ' '.repeat(note.length))
}
