/** Building blocks for the readers of citations. Every pattern is linear; word edges are by Unicode, never by `\b`. */

const months =
  '[Jj]an|[Ff]eb|[Mm]ar|[Aa]pr|[Mm]ay|[Jj]un|[Jj]ul|[Aa]ug|[Ss]ep|[Oo]ct|[Nn]ov|[Dd]ec|janv|févr|avr|mai|juin|juil|août|déc|[Mm]är|[Oo]kt|[Dd]ez|ene|abr|ago|dic|fev|set|out'

/** Between the day and the year stands a month, in whatever language. */
const date = `\\d{1,2}(?:st|nd|rd|th)?\\.?(?: de)? \\p{L}{3,10}\\.?(?: de)?,? \\d{4}|(?:${months})\\p{L}*\\.? (?:\\d{1,2}(?:st|nd|rd|th)?,? )?\\d{4}|\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{2,4}|(?:19|20)\\d{2}-\\d{2}-\\d{2}`

const noDate =
  'n\\.? ?d\\.?|no date|undated|o\\. ?[JD]\\.?|s\\. ?f\\.?|s\\. ?d\\.?|s\\. ?a\\.?|b\\. ?d\\.?|u\\. ?å\\.?|t\\. ?y\\.?|in press|forthcoming'

/** A year, a date, or a mark that there is none: `2023a`, `n.d.`, `7 March 2023`, `March 7, 2023`, `07/03/2023`. */
export const when = `(?:${date}|(?:1[5-9]|20)\\d{2}[a-z]?(?![\\p{L}\\p{N}])|(?:${noDate})(?![\\p{L}\\p{N}]))`

/** “and” in the languages that reference lists come in. */
export const joiner =
  '(?:&|\\+|(?:and|und|et|y|e|i|og|och|ja|a|ac|dan|ve|en|és|un|ir|și|şi|và|eta|и|і|та|και|with|mit|avec|con|AND|UND|ET)(?![\\p{L}\\p{N}.]))'

/** “and others”, which hides whoever comes after. */
export const etAl =
  '(?:et al|and others|u\\. ?a|et coll|y otros|y cols?|e outros|e altri|m\\. ?fl|i wsp|a kol|és mtsai|ve ark|ve diğerleri|dkk|e\\. ?a|och andra|og andre|и др|та ін)\\.?(?![\\p{L}\\p{N}])'

/** Small words inside surnames. */
export const particle =
  "(?:van|von|der|den|de|da|do|dos|das|del|della|di|du|la|le|el|al|bin|ibn|ten|ter|zu|zur|af|av|Van|Von|Der|Den|De|Da|Do|Dos|Del|Di|Du|La|Le|El|Ó|Ní|Nic|abu|bint|binti|ould|ap|san|santa|vander|vom|tot|op|het|dos|lo|los|las|d'|D'|l'|L'|(?:de|del|dal|sul)l'|'t)"

/** One to four initials, with or without points, the first perhaps a short name cut off: `A. M.`, `AM`, `J.-C.`, `Md. T.`. */
export const initials =
  "(?:\\p{Lu}\\p{Ll}{1,2}\\.[ -]?(?=\\p{Lu}\\.))?\\p{Lu}\\p{M}*(?:\\.(?:[ -]?\\p{Lu}\\p{M}*\\.){0,4}|(?:-?\\p{Lu}){0,2})(?![\\p{L}\\p{N}'-])"

/** A capitalised word of a name: `Walsh`, `O'Neill`, `García`, `WALSH`, `Lévi-Strauss`, `al-Amin`, `d'Arcy`. */
export const nameWord = "(?:\\p{Ll}{1,4}[-'])?\\p{Lu}[\\p{L}\\p{M}']*(?:-[\\p{L}\\p{M}']+)*(?![\\p{L}\\p{M}])"

/** The hosts and paths of a link, for reading what it points to. */
export const link =
  /(?:https?:\/\/|www\.)[^\s<>[\]"]+|(?<![\p{L}\p{N}@.-])(?:[a-z0-9-]+\.)+(?:com|org|ai|net|uk|io|co|gov|eu|edu)(?:\/[^\s<>[\]"]*)?/giu

/** Words of titles that no person is called by: a “name” made of them is the beginning of a title. */
const topics = new Set(
  'academic academia access accuracy advice age ageing ai analysis and application applications apprenticeship artificial assessment assistants authorship benefits bias care challenges chatbot chatbots classroom coaching code coding college communication comparison computing context creativity critical culture curriculum data debate dementia design detection development dialogue digital dignity discourse diversity education educational educators effects employment english essay essays ethics evaluation evidence exam exams experience feedback friends future generative google governance guide health healthcare higher history human humanities humans impact implications inclusion infection information inquiry integrity intelligence introduction issues knowledge language large law leadership learners learning legal lessons librarians libraries literacy literature machine machines management medical medicine methods misconduct models modern nurse nursing opportunities outcomes paradigm pedagogy performance perspectives placement plagiarism play policy politics possibilities practice practices privacy problem problems productivity professional psychology public publishing quality question questions reading reflection reflections reflective regulation research response review rise risk risks role school schools science sciences scientific search skills social society software staff strategies students studies study support survey synthetic table transcript figure output prompt source systems teacher teachers teaching team technologies technology text theory threats tools training transformation translation trust truth universities university use uses using views what when why will work workplace writers writing'.split(
    ' ',
  ),
)

export function isTopic(word: string): boolean {
  return topics.has(word.toLowerCase())
}

/** What `pattern` (sticky) matches at `at`, or an empty string. */
export function read(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0] ?? ''
}
