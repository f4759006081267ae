import type { Card } from '../screening/card.ts'
import type { Circumstances } from './adverse.ts'
import type { Observation } from './concern.ts'
import type { Stance } from './conversation.ts'
import type { Outcome, Point } from './decision.ts'

/** What has happened in a case, as far as a decision of its present round has to know it. */
export interface CaseFacts extends Circumstances {
  now: Date
  /** When this round began by a reopening; null in the first. */
  roundBeganAt: Date | null
  /** What the round before decided, with the mark that stands by it; null in the first. */
  earlier: { outcome: Outcome; points: Pick<Point, 'code' | 'finding'>[]; mark: number | null } | null
  flags: { id: string; basis: Card['basis']; isDismissed: boolean }[]
  /** `respondBy` is null until the notice of the disclosure has arrived. Oldest first. */
  disclosures: { at: Date; respondBy: Date | null; items: ({ flagId: string } | Observation)[] }[]
  responses: { id: string; at: Date; text: string; points: { item: string; text: string }[] }[]
  /** Whether the student waits for an answer on more time. */
  waitsForTime: boolean
  /** Records of conversations, whether the student has seen each, and what they said of it. */
  conversations: { id: string; isSeen: boolean; answers: { id: string; stance: Stance; text: string }[] }[]
}
