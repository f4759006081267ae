/** The rules of the detector, in no order. */
export type Rule =
  | 'identifier-check-digit'
  | 'identifier-form'
  | 'identifier-left-open'
  | 'link-broken'
  | 'year-after-hand-in'
  | 'year-impossible'
  | 'citation-without-entry'
  | 'entry-not-cited'
  | 'duplicate-entry'

/** What is said of one place and of several, and how it is put right. */
export const words: Record<Rule, { one: string; many: string; suggestion: string }> = {
  'identifier-check-digit': {
    one: 'A number in the references does not fit its own check digit, so a digit was probably mistyped.',
    many: 'Numbers in the references do not fit their own check digits, so digits were probably mistyped.',
    suggestion: 'Copy the number again from the source itself or from a library catalogue.',
  },
  'identifier-form': {
    one: 'An identifier in the references is not complete or not in its usual form, so it leads to no source.',
    many: 'Identifiers in the references are not complete or not in their usual form, so they lead to no source.',
    suggestion: 'Copy the identifier again from the source itself, whole and without spaces.',
  },
  'identifier-left-open': {
    one: 'A reference has a place in its identifier that was left to be filled in.',
    many: 'References have places in their identifiers that were left to be filled in.',
    suggestion: 'Fill in the identifier from the source itself, or leave it out where the source has none.',
  },
  'link-broken': {
    one: 'A link in the references was broken when it was copied, so that others cannot follow it.',
    many: 'Links in the references were broken when they were copied, so that others cannot follow them.',
    suggestion: 'Copy the link again from the address line of the browser, or give the DOI.',
  },
  'year-after-hand-in': {
    one: 'A date in the references lies after the day of the hand-in.',
    many: 'Dates in the references lie after the day of the hand-in.',
    suggestion:
      'Look the date up in the source itself. For a source that is not out yet, write “in press” or “forthcoming”.',
  },
  'year-impossible': {
    one: 'A year in the references has too many digits.',
    many: 'Years in the references have too many digits.',
    suggestion: 'Look the year up in the source itself.',
  },
  'citation-without-entry': {
    one: 'The text cites a source that the list of sources does not have in this form.',
    many: 'The text cites sources that the list of sources does not have in this form.',
    suggestion: 'Add the entry, or make name and year the same in both places.',
  },
  'entry-not-cited': {
    one: 'The list of sources has an entry that the text does not seem to cite.',
    many: 'The list of sources has entries that the text does not seem to cite.',
    suggestion:
      'Cite the source where it was used, or take it off the list unless your style lists further reading too.',
  },
  'duplicate-entry': {
    one: 'A source stands in the list more than once.',
    many: 'Some sources stand in the list more than once.',
    suggestion: 'Keep one of the entries.',
  },
}
