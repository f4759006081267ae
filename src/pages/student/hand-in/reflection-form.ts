import type { Fields } from '../../../domain/drafts/draft.ts'
import type { FieldProblem } from '../../../domain/error.ts'
import { isKey } from '../../../language/messages.ts'
import type { Words } from '../../../language/words.ts'
import type { Form } from '../../kit/form/form.ts'
import type { Redisplay } from '../../kit/form/redisplay.ts'

/** The fields of one use of AI, under their names in JSON. */
const useFields = [
  'tool',
  'version',
  'firstUsed',
  'lastUsed',
  'purpose',
  'how',
  'why',
  'outputUsed',
  'verification',
  'personalData',
  'provenanceNote',
  'personalDataNote',
] as const
export type UseField = (typeof useFields)[number]

/** The answers of the guided form by name; a use's fields are called `uses[0].how`, as in JSON. */
export type Answers = Record<string, string>

const simple = ['aiUsed', 'whyNot', 'criticalReflection', 'priorLearning', 'responsibilityAccepted', 'newVersion']
const mostUses = 30

/** The answers of the form, as typed; what a form sent besides is left out. */
export function answersIn(form: Form): Answers {
  const answers: Answers = {}
  for (const name of simple) if (form.get(name)) answers[name] = form.get(name)
  const tools = form.all('otherTools')
  if (tools.length) answers.otherTools = tools.join(' ')
  for (const name of form.names()) {
    const [, field] = /^(?:uses|removed)\[\d{1,2}\]\.(\w+)$/.exec(name) ?? []
    if (field && useFields.includes(field as UseField)) answers[name] = form.get(name)
  }
  return renumbered(answers)
}

/** How many uses the form shows: those begun, and at least one. */
export function countUses(answers: Answers): number {
  return Math.min(mostUses, Math.max(0, highest(answers, /^uses\[(\d+)\]/)) + 1)
}

/** The answers with one more empty use, or without one of them. */
export function withUse(answers: Answers): Answers {
  return { ...answers, [`uses[${countUses(answers)}].tool`]: '' }
}

export function withoutUse(answers: Answers, number: number): Answers {
  const kept = Object.entries(answers).filter(([name]) => !name.startsWith(`uses[${number}].`))
  return renumbered(Object.fromEntries(kept))
}

/** The answers without one of the uses, which is kept aside so that it can be put back. */
export function setAside(answers: Answers, number: number): Answers {
  const place = removedUses(answers)
  const aside = Object.entries(answers).flatMap(([name, value]) =>
    name.startsWith(`uses[${number}].`) && value ? [[name.replace(/^uses\[\d+\]/, `removed[${place}]`), value]] : [],
  )
  return { ...withoutUse(answers, number), ...Object.fromEntries(aside) }
}

/** How many uses were removed and can be put back. */
export const removedUses = (answers: Answers) => highest(answers, /^removed\[(\d+)\]/) + 1

/** The answers with the use that was removed last, after those that are there. */
function withLastRemoved(answers: Answers): Answers {
  const last = `removed[${removedUses(answers) - 1}]`
  const isEmpty = !Object.entries(answers).some(([name, value]) => name.startsWith('uses[') && value)
  const place = `uses[${isEmpty ? 0 : countUses(answers)}]`
  return Object.fromEntries(
    Object.entries(answers).map(([name, value]) => [
      name.startsWith(`${last}.`) ? name.replace(last, place) : name,
      value,
    ]),
  )
}

/** What a button of the form does to the answers: another use, one less, or the last one back; null for other buttons. */
export function changedBy(button: string, answers: Answers): Answers | null {
  if (button === 'add-use') return withUse(answers)
  if (button === 'put-back') return withLastRemoved(answers)
  const [, number] = /^remove-(\d{1,2})$/.exec(button) ?? []
  return number ? setAside(answers, Number(number)) : null
}

/** The answers as the form sends them. */
export const fieldsOf = (answers: Answers): Fields =>
  Object.entries(answers).flatMap(([name, value]) =>
    (name === 'otherTools' ? value.split(' ') : [value]).map((one): [string, string] => [name, one]),
  )

/** The answers in a draft of the form, or none. */
export const answersInDraft = (draft: Redisplay | undefined): Answers => (draft ? answersIn(draft.form) : {})

const highest = (answers: Answers, pattern: RegExp) =>
  Math.max(-1, ...Object.keys(answers).map((name) => Number(pattern.exec(name)?.[1] ?? -1)))

/** Uses numbered from 0 without gaps, whichever were taken away. */
function renumbered(answers: Answers): Answers {
  const numbers = [...new Set(Object.keys(answers).flatMap((name) => /^uses\[(\d+)\]/.exec(name)?.[1] ?? []))]
  const order = numbers.map(Number).sort((a, b) => a - b)
  return Object.fromEntries(
    Object.entries(answers).map(([name, value]) => [
      name.replace(/^uses\[(\d+)\]/, (_, number) => `uses[${order.indexOf(Number(number))}]`),
      value,
    ]),
  )
}

/** The reflection as the API takes it, made of the half of the form that fits the answer to “Did you use AI?”. */
export function reflectionOf(answers: Answers): unknown {
  const responsibilityAccepted = answers.responsibilityAccepted === 'yes'
  const { priorLearning = '', criticalReflection = '', whyNot = '', otherTools = '' } = answers
  if (answers.aiUsed === 'no') {
    const tools = otherTools.split(' ').filter(Boolean)
    return { aiUsed: false, otherTools: tools, whyNot, priorLearning, responsibilityAccepted }
  }
  if (answers.aiUsed !== 'yes') return { responsibilityAccepted }
  const uses = Array.from({ length: countUses(answers) }, (_, number) =>
    Object.fromEntries(
      useFields.flatMap((field) => {
        const value = answers[`uses[${number}].${field}`]
        return value ? [[field, value]] : []
      }),
    ),
  )
  return { aiUsed: true, uses, criticalReflection, priorLearning, responsibilityAccepted }
}

/** The id of the field that a problem is about: `reflection.uses[0].how` is asked at `f-uses-0-how`. */
export const anchorOf = (field: string) => `f-${field.replace(/^reflection\.?/, '').replace(/\W+/g, '-') || 'aiUsed'}`

/** The problem beside a field, if it has one. */
export const problemAt = (problems: FieldProblem[], name: string) =>
  problems.find(({ field }) => anchorOf(field) === anchorOf(name))

/** What the form calls a field, with the number of the use it belongs to. */
export const labelOf =
  ({ say }: Words) =>
  (field: string): string | undefined => {
    const key = `reflection.short.${field.split('.').at(-1)!}`
    const label = isKey(key) ? say(key as 'reflection.short.tool') : undefined
    const [, number] = /uses\[(\d+)\]/.exec(field) ?? []
    return number && label ? say('reflection.ofUse', { number: Number(number) + 1, label }) : label
  }
