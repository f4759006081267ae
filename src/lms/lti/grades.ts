import { DomainError } from '../../domain/error.ts'
import { scopes } from './names.ts'
import type { Service } from './token-service.ts'

const types = {
  score: 'application/vnd.ims.lis.v1.score+json',
  results: 'application/vnd.ims.lis.v2.resultcontainer+json',
  lineItem: 'application/vnd.ims.lis.v2.lineitem+json',
  lineItems: 'application/vnd.ims.lis.v2.lineitemcontainer+json',
}

export type Posted = { posted: true } | { posted: false; status: number }

interface Score {
  userId: string
  timestamp: Date
  /** Absent, it erases what is there (seen on Moodle): only for work that can have no grade yet. */
  score?: { given: number; maximum: number }
  submittedAt: Date
}

/** Adds a path to a line item's address, before its query (LMS sheet §6). */
export function below(lineItem: string, path: 'scores' | 'results'): string {
  const url = new URL(lineItem)
  url.pathname = `${url.pathname.replace(/\/$/, '')}/${path}`
  return url.href
}

/** Tells a gradebook that work was handed in, or which score a person gave. A refusal is an answer, not an error. */
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

/** Whether the gradebook holds any result for somebody. Throws UNAVAILABLE when it does not say. */
export async function hasResult(service: Service, lineItem: string, userId: string): Promise<boolean> {
  const url = new URL(below(lineItem, 'results'))
  url.searchParams.set('user_id', userId)
  const response = await service(url.href, scopes.result, { headers: { accept: types.results } })
  const results = (await response.json().catch(() => null)) as { userId?: unknown; resultScore?: unknown }[] | null
  if (!response.ok || !Array.isArray(results)) throw unavailable(response.status)
  return results.some((result) => String(result.userId) === userId && typeof result.resultScore === 'number')
}

/** What a line item goes up to, or null when the platform does not say. */
export async function maximumOf(service: Service, lineItem: string, scope: string): Promise<number | null> {
  const response = await service(lineItem, scope, { headers: { accept: types.lineItem } })
  const item = (await response.json().catch(() => null)) as { scoreMaximum?: unknown } | null
  return response.ok && typeof item?.scoreMaximum === 'number' && item.scoreMaximum > 0 ? item.scoreMaximum : null
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
  const items = (await response.json().catch(() => null)) as { id?: unknown; resourceId?: unknown }[] | null
  if (!response.ok || !Array.isArray(items)) throw unavailable(response.status)
  const ours = items.find((item) => item.resourceId === resourceId)
  return typeof ours?.id === 'string' && URL.canParse(ours.id) ? ours.id : null
}

const unavailable = (status: number) =>
  new DomainError('UNAVAILABLE', `The gradebook did not answer well (status ${status}).`)
