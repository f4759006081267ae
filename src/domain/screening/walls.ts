import { DomainError } from '../error.ts'

/** What keeps a child that others' files have taken over from everything else; see docs/operating/reading-child.md. */
export const wallNames = ['files', 'network', 'uid', 'privileges'] as const
export type WallName = (typeof wallNames)[number]

/** One wall: null where it stands, otherwise why it is missing, as a sentence. */
export type Walls = Record<WallName, string | null>

/** A sentence for each wall that is missing: which, and why. */
export function missingWalls(walls: Walls): string[] {
  return wallNames
    .filter((name) => walls[name])
    .map((name) => `The children that read files have no wall “${name}”: ${walls[name]}`)
}

/** Throws UNAVAILABLE, with the reason, when a wall that an operator requires is missing. */
export function refuseMissingWalls(walls: Walls, required: readonly WallName[]): void {
  const missing = required.filter((name) => walls[name])
  if (!missing.length) return
  const reasons = missing.map((name) => `${name}: ${walls[name]}`).join(' ')
  throw new DomainError('UNAVAILABLE', `SANDBOX_REQUIRE asks for walls that this system does not have. ${reasons}`)
}
