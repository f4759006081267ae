/** How citations write dates. Every pattern is linear; word edges are by Unicode, never by `\b`. */

const months =
  '[Jj]an|[Ff]eb|[Mm]ar|[Aa]pr|[Mm]ay|[Jj]un|[Jj]ul|[Aa]ug|[Ss]ep|[Oo]ct|[Nn]ov|[Dd]ec|janv|févr|avr|mai|juin|juil|août|déc|[Mm]är|[Oo]kt|[Dd]ez|ene|abr|ago|dic|fev|set|out'

/** Between the day and the year stands a month, in whatever language. */
const date = `(?:le |el |am |den |op |w dniu )?\\d{1,2}(?:st|nd|rd|th)?\\.?(?: de)? \\p{L}{3,10}\\.?(?: de)?,? \\d{4}|(?:${months})\\p{L}*\\.? (?:\\d{1,2}(?:st|nd|rd|th)?,? )?\\d{4}|\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{2,4}|(?:19|20)\\d{2}-\\d{2}-\\d{2}|(?:19|20)\\d{2} ?年(?: ?\\d{1,2} ?月(?: ?\\d{1,2} ?日)?)?`

const noDate =
  'n\\.? ?d\\.?|no date|undated|o\\. ?[JD]\\.?|s\\. ?f\\.?|s\\. ?d\\.?|s\\. ?a\\.?|[bzd]\\. ?d\\.?|د\\.? ?ت\\.?|无日期|無日期|u\\. ?å\\.?|t\\. ?y\\.?|in press|forthcoming'

/** A year, a date, or a mark that there is none: `2023a`, `n.d.`, `7 March 2023`, `March 7, 2023`, `07/03/2023`. */
export const when = `(?:${date}|(?:1[5-9]|20)\\d{2}[a-z]?(?![\\p{L}\\p{N}])|(?:${noDate})(?![\\p{L}\\p{N}]))`
