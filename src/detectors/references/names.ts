import { etAl, joiner, nameWord, particle, plainName } from '../reading/people.ts'

/** Letters whose mark is part of them, as capitals and other keyboards write them. */
const plainLetters: Record<string, string> = { ß: 'ss', ø: 'o', ł: 'l', æ: 'ae', œ: 'oe', ð: 'd', đ: 'd' }

/** A word as names are compared, with the letters of other keyboards as those that stand for them. */
export function folded(word: string): string {
  return plainName(word).replace(/[ßøłæœðđ]/g, (letter) => plainLetters[letter]!)
}

const lowWord = '(?:of|for|and|the|in|on|to|de|des|du|der|für|und|y|et|&)'
const onePerson = `(?:(?:\\p{Lu}\\.[ -]?){1,3} ?)?(?:${particle} ?)*${nameWord}(?: ${nameWord})?`
const body = `(?:[Tt]he )?${nameWord}(?:,? (?:${lowWord} ){0,2}${nameWord}){0,8}`

/** The names of a citation in the text: people joined by commas and “and”, or an organisation. */
export const citedNames = `(?:${onePerson}(?:, ${onePerson}){0,6}(?:,? ?${joiner} ?${onePerson})?(?:,? ${etAl})?|${body}(?:,? ${etAl})?)`

/** Words that a citation holds and that name no author. */
const noAuthors = new Set(
  'january february march april may june july august september october november december spring summer autumn winter monday tuesday wednesday thursday friday saturday sunday table figure fig appendix chapter section part box act acts regulation regulations order bill directive code rules convention treaty charter constitution article schedule season episode olympics brexit covid figures tables see note edition ed eds emphasis translation author authors own image photo source adapted since until after before between circa born died from by in on at during dated updated version transcript prompt output response model chat ltd inc gmbh plc'.split(
    ' ',
  ),
)

/** Whether a word in `names` says that no author is cited there: a month, a statute, a table. */
export function namesNoAuthor(names: string): boolean {
  return names.split(/[^\p{L}']+/u).some((word) => noAuthors.has(folded(word)))
}

/** The words of `names` that a source is found by: capitalised, folded, without initials and “and others”. */
export function nameWordsOf(names: string): string[] {
  return (names.match(/(?:\p{Ll}{1,4}['-])?\p{Lu}[\p{L}\p{M}'’-]+/gu) ?? [])
    .map(folded)
    .filter((word) => word.length > 1)
}
