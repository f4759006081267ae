import type { Context } from '../../../context.ts'
import { type Diagnosis, doubtful, right } from '../../../domain/operations/diagnosis.ts'
import { missingWalls } from '../../../domain/screening/walls.ts'

/** Which walls around the children that read files are missing on this machine, and why. */
export async function readingWalls({ sandbox }: Context): Promise<Diagnosis[]> {
  const missing = missingWalls(sandbox.walls)
  if (!missing.length) return [right('sandbox', 'All walls around the children that read files stand.')]
  return missing.map((sentence) => doubtful('sandbox', `${sentence} See docs/operating/reading-child.md.`))
}

/** Whether people reach the service by an address with TLS. */
export async function listeningPlace({ config: { publicUrl } }: Context): Promise<Diagnosis[]> {
  if (publicUrl?.startsWith('https:')) return [right('address', 'People reach the service over TLS.')]
  const advice = 'Put a proxy with TLS before the service and set PUBLIC_URL to its https address.'
  return [doubtful('address', `PUBLIC_URL is no https address, so links and cookies travel in the clear. ${advice}`)]
}
