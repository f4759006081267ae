import { matchAt } from './match-at.ts'

/** How citations write the names of people. Every pattern is linear; word edges are by Unicode, never by `\b`. */

/** “and” in the languages that reference lists come in. */
export const joiner =
  '(?:&|\\+|(?:and|und|et|y|e|i|og|och|ja|a|ac|dan|ve|en|és|un|ir|și|şi|và|eta|и|і|та|και|with|mit|avec|con|AND|UND|ET)(?![\\p{L}\\p{N}.]))'

/** “and others”, which stands for all further names. */
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

/** Words of titles that no person is called by: a “name” made of them is the beginning of a title. */
const topics = new Set(
  'academic academia access accuracy advice age ageing ai analysis and application applications apprenticeship artificial assessment assistants authorship benefits bias care challenges chatbot chatbots classroom coaching code coding college communication comparison computing context creativity critical culture curriculum data debate dementia design detection development dialogue digital dignity discourse diversity education educational educators effects employment english essay essays ethics evaluation evidence exam exams experience feedback friends future generative google governance guide health healthcare higher history human humanities humans impact implications inclusion infection information inquiry integrity intelligence introduction issues knowledge language large law leadership learners learning legal lessons librarians libraries literacy literature machine machines management medical medicine methods misconduct models modern nurse nursing opportunities outcomes paradigm pedagogy performance perspectives placement plagiarism play policy politics possibilities practice practices privacy problem problems productivity professional psychology public publishing quality question questions reading reflection reflections reflective regulation research response review rise risk risks role school schools science sciences scientific search skills social society software staff strategies students studies study support survey synthetic table transcript figure output prompt source systems teacher teachers teaching team technologies technology text theory threats tools training transformation translation trust truth universities university use uses using views what when why will work workplace writers writing'.split(
    ' ',
  ),
)

export function isTopic(word: string): boolean {
  return topics.has(word.toLowerCase())
}

/** Whether `text` from `at` on begins with something that reads as a person's name and then ends or goes on a list. */
export function startsWithName(text: string, at: number): 'sure' | 'maybe' | 'no' {
  if (matchAt(sureName, text, at)) return 'sure'
  return nameEnd(text, at) > at ? 'maybe' : 'no'
}

/** Where the name that begins at `at` ends; `at` itself when there is none. */
export function nameEnd(text: string, at: number): number {
  const name = matchAt(sureName, text, at) || matchAt(maybeName, text, at)
  return name.split(/[ -]/).some(isTopic) ? at : at + name.length
}

const edge = `(?= *(?:[,.;:&(/)[\\]]|${joiner}|\\d|–|—|- |$))`
const family = `(?:${particle} ?)*${nameWord}(?:[ ](?:${particle} ?)*${nameWord}){0,3}`
const sureName = new RegExp(
  `(?:${family},? ${initials}(?:,? (?:${particle} ?)+)?|${family} \\((?:\\p{Lu}\\.?[ -]?){1,4}\\)|${initials} ?${family}|[-–—]{2,})${edge}`,
  'uy',
)
const maybeName = new RegExp(`${family}${edge}`, 'uy')

/** A word in small letters without marks, as names are compared. */
export const plainName = (word: string): string =>
  word.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('’', "'").toLowerCase()
