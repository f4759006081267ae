import { isId } from '../../../db/id.ts'
import { type PolicyPoint, policyPoints } from '../../../domain/policy/points.ts'
import { concernCodes } from '../../../domain/review/concern.ts'
import { type DecisionEvidence, findings, type Point } from '../../../domain/review/decision.ts'
import { clean, type Form, formOf } from '../../kit/form/form.ts'

/** How many points a form has room for. */
export const mostPoints = 20

const fields = ['code', 'particulars', 'finding', 'policyPoint', 'pointWhy', 'pointFlag', 'pointKnown'] as const
type PointField = (typeof fields)[number]

/** The name of a field of a point: those of the first have no number. */
export const pointField = (field: PointField, number: number): string => (number === 1 ? field : `${field}-${number}`)

/** Which field of which point a name is; null for every other name. */
function fieldOf(name: string): { field: PointField; number: number } | null {
  const [, base, number = '1'] = /^([a-zA-Z]+)(?:-(\d{1,2}))?$/.exec(name) ?? []
  const field = fields.find((known) => known === base)
  return field ? { field, number: Number(number) } : null
}

/** How many points a form shows: as many as it says or has written in it, and at least one. */
export function countPoints(form: Form): number {
  const written = form.names().map((name) => fieldOf(name)?.number ?? 1)
  return Math.min(mostPoints, Math.max(1, Number(form.get('pointCount')) || 1, ...written))
}

/** The form with one more empty point, or without one of them, as its button says; null where another button was pressed. */
export function withChangedPoints(form: Form): Form | null {
  const button = form.get('do')
  const [, removed] = /^remove-point-(\d{1,2})$/.exec(button) ?? []
  if (button !== 'add-point' && !removed) return null
  const count = countPoints(form) + (removed ? -1 : 1)
  const kept = form.names().flatMap((name) => form.all(name).map((value): [string, string] => [name, value]))
  const pairs = removed ? kept.flatMap(([name, value]) => withoutPoint(Number(removed), name, value)) : kept
  return formOf([...pairs.filter(([name]) => name !== 'pointCount'), ['pointCount', String(Math.max(1, count))]])
}

/** A field of the form once a point is taken away: gone with it, under the number before, or as it was. */
function withoutPoint(removed: number, name: string, value: string): [string, string][] {
  const found = fieldOf(name)
  if (!found || found.number < removed) return [[name, value]]
  return found.number === removed ? [] : [[pointField(found.field, found.number - 1), value]]
}

/** What of a form's decision stands for a point that says nothing of its own. */
interface Whole {
  reasons: string
  evidence: DecisionEvidence[]
}

/** The points of a form whose code and finding are chosen. Each rests on what is ticked for it, or on all that the decision rests on. */
export function pointsIn(form: Form, whole: Whole): Point[] {
  return Array.from({ length: countPoints(form) }, (_, index) => pointIn(form, index + 1, whole)).filter(
    (point) => point !== null,
  )
}

function pointIn(form: Form, number: number, whole: Whole): Point | null {
  const name = (field: PointField) => pointField(field, number)
  const textOf = (field: PointField) => clean(form.get(name(field)).trim()).slice(0, 20_000)
  const code = concernCodes.find((known) => known === form.get(name('code')))
  const finding = findings.find((known) => known === form.get(name('finding')))
  if (!code || !finding) return null
  const reasons = textOf('pointWhy') || whole.reasons
  const asked = form.get(name('policyPoint'))
  const own: DecisionEvidence[] = [
    ...form
      .all(name('pointFlag'))
      .filter(isId)
      .map((flagId) => ({ flagId, confirmed: true })),
    ...form
      .all(name('pointKnown'))
      .map((text) => ({ observation: clean(text.replaceAll('\r\n', '\n').trim()).slice(0, 5_000) })),
  ]
  return {
    code,
    particulars: textOf('particulars') || reasons,
    policyPoint: asked in policyPoints ? (asked as PolicyPoint) : null,
    finding,
    reasons,
    evidence: own.length ? own : whole.evidence,
    answers: [],
  }
}
