import type { FieldProblem } from '../error.ts'
import { type AiUse, type Purpose, purposes, type Reflection } from './reflection.ts'

const outputUses = ['none', 'ideas', 'adapted', 'verbatim'] as const
const personalDataKinds = ['none', 'own', 'others'] as const
const otherTools = ['spelling', 'grammar', 'translation', 'assistive_technology', 'none'] as const
const longestText = 20_000
const mostUses = 30

type Json = Record<string, unknown>

/**
 * A reflection; or what keeps it from being one, and as much of it as could be read, so that the gate can look at the
 * rest at the same time. What could not be read stands there as an answer that asks for nothing more.
 */
type ReadReflection = { reflection: Reflection } | { problems: FieldProblem[]; readable: Reflection | null }

/**
 * Reads a reflection as it was sent. Gives the reflection, or every field that is missing or of the wrong kind, named
 * as in JSON and in words for the student. Fields it does not know are left out.
 */
export function readReflection(sent: unknown, today: string): ReadReflection {
  const problems: FieldProblem[] = []
  const reader = new FieldReader(problems)
  if (!isObject(sent)) {
    return {
      problems: [
        {
          field: 'reflection',
          problem: 'The reflection is missing or is not a JSON object.',
          expected: 'A JSON object that says whether AI was used, how and why.',
        },
      ],
      readable: null,
    }
  }
  const reflection =
    sent.aiUsed === true ? withAi(sent, reader, today) : sent.aiUsed === false ? withoutAi(sent, reader) : null
  if (!reflection) {
    problems.push({
      field: 'reflection.aiUsed',
      problem: 'Please say whether you used AI for this work. Either answer is fine.',
      expected: 'true or false',
    })
  }
  if (sent.responsibilityAccepted !== true) {
    problems.push({
      field: 'reflection.responsibilityAccepted',
      problem: 'Please confirm that you take responsibility for the work you hand in.',
      expected: 'true',
    })
  }
  return problems.length || !reflection ? { problems, readable: reflection } : { reflection }
}

function withAi(sent: Json, reader: FieldReader, today: string): Reflection {
  const sentUses = Array.isArray(sent.uses) ? sent.uses : []
  if (!sentUses.length || sentUses.length > mostUses) {
    reader.refuse('uses', 'You said that you used AI.', `At least one use of an AI tool, at most ${mostUses}.`)
  }
  return {
    aiUsed: true,
    uses: sentUses.slice(0, mostUses).map((use, index) => readUse(use, `uses[${index}]`, reader, today)),
    criticalReflection: reader.text(sent, 'criticalReflection'),
    priorLearning: reader.text(sent, 'priorLearning'),
    responsibilityAccepted: true,
  }
}

function withoutAi(sent: Json, reader: FieldReader): Reflection {
  const tools = Array.isArray(sent.otherTools) ? sent.otherTools : []
  const known = tools.filter((tool): tool is (typeof otherTools)[number] => otherTools.includes(tool as never))
  if (!Array.isArray(sent.otherTools) || known.length !== tools.length) {
    reader.refuse(
      'otherTools',
      'Please list other tools you used, such as a spelling check.',
      `Any of: ${otherTools.join(', ')}; or an empty list.`,
    )
  }
  return {
    aiUsed: false,
    otherTools: known,
    whyNot: reader.text(sent, 'whyNot'),
    priorLearning: reader.text(sent, 'priorLearning'),
    responsibilityAccepted: true,
  }
}

function readUse(sent: unknown, at: string, reader: FieldReader, today: string): AiUse {
  const use = isObject(sent) ? sent : {}
  const firstUsed = reader.date(use, `${at}.firstUsed`, 'firstUsed', today, true)
  const lastUsed = reader.date(use, `${at}.lastUsed`, 'lastUsed', today, false)
  if (firstUsed && lastUsed && lastUsed < firstUsed) {
    reader.refuse(`${at}.lastUsed`, 'The last use is before the first use.', `A date on or after ${firstUsed}.`)
  }
  const optional = {
    version: reader.text(use, 'version', at, false),
    lastUsed,
    verification: reader.text(use, 'verification', at, false),
    provenanceNote: reader.text(use, 'provenanceNote', at, false),
    personalDataNote: reader.text(use, 'personalDataNote', at, false),
  }
  return {
    tool: reader.required(use, `${at}.tool`, 'tool', 'the name of the tool, for example “ChatGPT”'),
    firstUsed,
    purpose: reader.choice<Purpose>(use, `${at}.purpose`, 'purpose', purposes),
    how: reader.text(use, 'how', at),
    why: reader.text(use, 'why', at),
    outputUsed: reader.choice(use, `${at}.outputUsed`, 'outputUsed', outputUses),
    personalData: reader.choice(use, `${at}.personalData`, 'personalData', personalDataKinds),
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value)),
  }
}

/** Reads fields one by one and notes what is wrong with each; whether a text says anything is the gate's question. */
class FieldReader {
  readonly problems: FieldProblem[]

  constructor(problems: FieldProblem[]) {
    this.problems = problems
  }

  refuse(field: string, problem: string, expected: string) {
    this.problems.push({ field: `reflection.${field}`, problem, expected })
  }

  text(from: Json, name: string, at = '', required = true): string {
    const value = from[name]
    const field = at ? `${at}.${name}` : name
    if (value === undefined || value === null) return ''
    if (typeof value === 'string' && value.length <= longestText) return clean(value)
    this.refuse(
      field,
      'This is not a text that can be kept.',
      `A text of at most ${longestText} characters${required ? '' : ', or nothing'}.`,
    )
    return ''
  }

  required(from: Json, field: string, name: string, what: string): string {
    const value = from[name]
    if (typeof value === 'string' && value.trim() && value.length <= 200) return clean(value.trim())
    this.refuse(field, 'This part is still empty.', `Please give ${what}.`)
    return ''
  }

  choice<T extends string>(from: Json, field: string, name: string, choices: readonly T[]): T {
    const value = from[name]
    if (choices.includes(value as T)) return value as T
    this.refuse(field, 'Please choose one of the answers.', `One of: ${choices.join(', ')}.`)
    return choices[0]!
  }

  date(from: Json, field: string, name: string, today: string, required: boolean): string {
    const value = from[name]
    if (!required && (value === undefined || value === null || value === '')) return ''
    if (typeof value === 'string' && isDate(value) && value <= today) return value
    this.refuse(field, 'Please say when you used the tool.', 'A date such as 2025-03-12 that is not in the future.')
    return ''
  }
}

/** Characters that no database or hash can keep: NUL, and halves of characters. */
const clean = (text: string) => text.replaceAll('\u0000', '').toWellFormed()

function isDate(value: string) {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false
  const date = new Date(`${value}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value)
}

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
