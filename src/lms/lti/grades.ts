import Type from 'typebox'
import { instantIn } from '../../domain/dates/instant.ts'
import { DomainError } from '../../domain/error.ts'
import { scopes } from './names.ts'
import { Address, ifFits, List, part } from './shapes.ts'
import type { Service } from './token-service.ts'

const types = {
  score: 'application/vnd.ims.lis.v1.score+json',
  results: 'application/vnd.ims.lis.v2.resultcontainer+json',
  lineItem: 'application/vnd.ims.lis.v2.lineitem+json',
  lineItems: 'application/vnd.ims.lis.v2.lineitemcontainer+json',
}

const Result = Type.Object({ userId: Type.Union([Type.String(), Type.Number()]), resultScore: Type.Number() })
const Maximum = Type.Number({ exclusiveMinimum: 0 })
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
  if (mayPass(response.status)) throw unavailable(response.status)
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

/** What a platform says of a line item; null for what it does not say. */
export interface LineItem {
  /** The mark that it goes up to. */
  maximum: number | null
  /** From when and until when work can be handed in (AGS 2.0, `startDateTime`, `endDateTime`). */
  opensAt: Date | null
  dueAt: Date | null
}

/** Reads a line item. Throws UNAVAILABLE when the platform does not answer well, NOT_ALLOWED when it refuses. */
export async function readLineItem(service: Service, lineItem: string, scope: string): Promise<LineItem> {
  const response = await service(lineItem, scope, { headers: { accept: types.lineItem } })
  const item = part(await response.json().catch(() => null))
  if (mayPass(response.status) || (response.ok && !Object.keys(item).length)) throw unavailable(response.status)
  if (!response.ok) {
    throw new DomainError('NOT_ALLOWED', `The line item cannot be read (status ${response.status}).`)
  }
  const timeOf = (sent: unknown) => (typeof sent === 'string' ? instantIn(sent) : null)
  return {
    maximum: ifFits(Maximum, item.scoreMaximum),
    opensAt: timeOf(item.startDateTime),
    dueAt: timeOf(item.endDateTime),
  }
}

/** Whether a refusal may pass by itself: a fault of the server, too many requests, or a token that ran out. */
const mayPass = (status: number) => status >= 500 || [401, 408, 425, 429].includes(status)

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
