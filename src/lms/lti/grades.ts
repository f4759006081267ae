import Type from 'typebox'
import { instantIn } from '../../domain/dates/instant.ts'
import { DomainError } from '../../domain/error.ts'
import { scopes } from './names.ts'
import { Address, ifFits, List } from './shapes.ts'
import type { Service } from './token-service.ts'

const types = {
  score: 'application/vnd.ims.lis.v1.score+json',
  results: 'application/vnd.ims.lis.v2.resultcontainer+json',
  lineItem: 'application/vnd.ims.lis.v2.lineitem+json',
  lineItems: 'application/vnd.ims.lis.v2.lineitemcontainer+json',
}

const Result = Type.Object({ userId: Type.Union([Type.String(), Type.Number()]), resultScore: Type.Number() })
const WithMaximum = Type.Object({ scoreMaximum: Type.Number({ exclusiveMinimum: 0 }) })
const WithEnd = Type.Object({ endDateTime: Type.String() })
const OwnLineItem = (resourceId: string) => Type.Object({ id: Address, resourceId: Type.Literal(resourceId) })

export type Posted = { posted: true } | { posted: false; status: number }

interface Score {
  userId: string
  timestamp: Date
  /** Absent, it erases a grade on some platforms: only for work that can have none (docs/reference/lti.md#grades). */
  score?: { given: number; maximum: number }
  submittedAt: Date
}

/** Adds a path to a line item's address, before its query (docs/reference/lti.md#grades). */
export function below(lineItem: string, path: 'scores' | 'results'): string {
  const url = new URL(lineItem)
  url.pathname = `${url.pathname.replace(/\/$/, '')}/${path}`
  return url.href
}

/**
 * Posts to a gradebook that work was handed in, or the score that a person gave. A refusal is an answer, not an error.
 * Throws UNAVAILABLE for a refusal that may pass.
 */
export async function postScore(
  service: Service,
  lineItem: string,
  { userId, timestamp, score, submittedAt }: Score,
): Promise<Posted> {
  const response = await service(below(lineItem, 'scores'), scopes.score, {
    method: 'POST',
    headers: { 'content-type': types.score },
    body: JSON.stringify({
      userId,
      timestamp: timestamp.toISOString(),
      activityProgress: score ? 'Completed' : 'Submitted',
      gradingProgress: score ? 'FullyGraded' : 'PendingManual',
      ...(score && { scoreGiven: score.given, scoreMaximum: score.maximum }),
      submission: { submittedAt: submittedAt.toISOString() },
    }),
  })
  await response.body?.cancel()
  if (response.ok) return { posted: true }
  if (response.status >= 500 || response.status === 429 || response.status === 401) throw unavailable(response.status)
  return { posted: false, status: response.status }
}

/** Whether the gradebook holds a result for a person. Throws UNAVAILABLE when it does not say. */
export async function hasResult(service: Service, lineItem: string, userId: string): Promise<boolean> {
  const url = new URL(below(lineItem, 'results'))
  url.searchParams.set('user_id', userId)
  const response = await service(url.href, scopes.result, { headers: { accept: types.results } })
  const results = ifFits(List, await response.json().catch(() => null))
  if (!response.ok || !results) throw unavailable(response.status)
  return results.some((result) => String(ifFits(Result, result)?.userId) === userId)
}

/** What a line item goes up to, or null when the platform does not say. */
export async function maximumOf(service: Service, lineItem: string, scope: string): Promise<number | null> {
  return ifFits(WithMaximum, await readLineItem(service, lineItem, scope))?.scoreMaximum ?? null
}

/** Until when work for a line item can be handed in (AGS 2.0, `endDateTime`), or null when the platform does not say. */
export async function dueDateOf(service: Service, lineItem: string, scope: string): Promise<Date | null> {
  const item = ifFits(WithEnd, await readLineItem(service, lineItem, scope))
  return item && instantIn(item.endDateTime)
}

async function readLineItem(service: Service, lineItem: string, scope: string): Promise<unknown> {
  const response = await service(lineItem, scope, { headers: { accept: types.lineItem } })
  const item = await response.json().catch(() => null)
  return response.ok ? item : null
}

/** Our own line item among those of a course, by the name that we gave it, or null. */
export async function findLineItem(
  service: Service,
  lineItems: string,
  scope: string,
  resourceId: string,
): Promise<string | null> {
  const url = new URL(lineItems)
  url.searchParams.set('resource_id', resourceId)
  const response = await service(url.href, scope, { headers: { accept: types.lineItems } })
  const items = ifFits(List, await response.json().catch(() => null))
  if (!response.ok || !items) throw unavailable(response.status)
  const ours = items.map((item) => ifFits(OwnLineItem(resourceId), item)).find((item) => item !== null)
  return ours?.id ?? null
}

const unavailable = (status: number) =>
  new DomainError('UNAVAILABLE', `The gradebook did not answer well (status ${status}).`)
