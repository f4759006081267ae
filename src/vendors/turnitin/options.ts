import { DomainError, type FieldProblem } from '../../domain/error.ts'
import type { Json } from '../../domain/screening/detector.ts'
import type { Settings } from './api/settings.ts'
import { object } from './known.ts'

const repositories = ['INTERNET', 'PUBLICATION', 'SUBMITTED_WORK', 'PRIVATE', 'CROSSREF', 'CROSSREF_POSTED_CONTENT']
const scopes = ['GROUP', 'GROUP_CONTEXT', 'ALL', 'NONE']

/** What a report can leave out: the names are Turnitin's, without their `exclude_`. */
export const excludable = [
  'quotes',
  'bibliography',
  'citations',
  'abstract',
  'methods',
  'internet',
  'publications',
  'crossref',
  'crossref_posted_content',
  'submitted_works',
  'custom_sections',
  'preprints',
] as const

/** Settings of an assessment. */
export interface Options {
  repositories: string[]
  exclude: string[]
  /** Matches below so many words are left out; Turnitin takes 8 or more, null leaves none out. */
  excludeSmallMatches: number | null
  /** Whose earlier work does not count as a match. A wider scope also hides reuse between assessments. */
  selfMatchScope: string
  /** Whether Turnitin keeps the work to match others against. Off by default. */
  addToIndex: boolean
  /** Whether the brief goes along, so that its wording does not count as a match. */
  sendBrief: boolean
  /** From which overall percentage a person should look; null for never. A choice of the provider, not a finding. */
  checkFrom: number | null
  studentsSeeReport: boolean
}

/** Checks an assessment's settings and fills in the defaults. Throws INVALID_INPUT naming each field. */
export function readOptions({ product }: Pick<Settings, 'product'>, sent: Json): Options {
  const known = repositories.slice(0, 3)
  const defaults: Options = {
    repositories: product === 'ithenticate' ? [...known, 'CROSSREF', 'CROSSREF_POSTED_CONTENT'] : known,
    exclude: ['quotes', 'bibliography'],
    excludeSmallMatches: null,
    selfMatchScope: 'GROUP',
    addToIndex: false,
    sendBrief: true,
    checkFrom: 50,
    studentsSeeReport: false,
  }
  const fits: Record<keyof Options, [(value: Json) => boolean, string]> = {
    repositories: [someOf(repositories), `One or more of ${repositories.join(', ')}.`],
    exclude: [subsetOf(excludable), `Any of ${excludable.join(', ')}.`],
    excludeSmallMatches: [orNull(whole(8, 1_000)), 'A whole number of words from 8 to 1000, or null.'],
    selfMatchScope: [(value) => scopes.includes(value as string), `One of ${scopes.join(', ')}.`],
    addToIndex: [yesNo, 'true or false.'],
    sendBrief: [yesNo, 'true or false.'],
    checkFrom: [orNull(whole(1, 100)), 'A whole number from 1 to 100, or null.'],
    studentsSeeReport: [yesNo, 'true or false.'],
  }
  const problems: FieldProblem[] = []
  for (const [field, value] of Object.entries(object(sent))) {
    const rule = fits[field as keyof Options]
    if (!rule)
      problems.push({
        field,
        problem: 'This setting is not known.',
        expected: `One of ${Object.keys(fits).join(', ')}.`,
      })
    else if (!rule[0](value)) problems.push({ field, problem: 'This value cannot be used.', expected: rule[1] })
  }
  if (problems.length)
    throw new DomainError('INVALID_INPUT', 'These settings cannot be used; see the fields.', problems)
  return { ...defaults, ...(object(sent) as unknown as Partial<Options>) }
}

const yesNo = (value: Json) => typeof value === 'boolean'
const whole = (low: number, high: number) => (value: Json) =>
  Number.isInteger(value) && Number(value) >= low && Number(value) <= high
const orNull = (fits: (value: Json) => boolean) => (value: Json) => value === null || fits(value)
const subsetOf = (all: readonly string[]) => (value: Json) =>
  Array.isArray(value) && value.every((item) => all.includes(item as string))
const someOf = (all: readonly string[]) => (value: Json) => subsetOf(all)(value) && (value as Json[]).length > 0
