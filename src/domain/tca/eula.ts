import { objectIn, textIn } from './sent.ts'

/** That a person accepted a version of the terms, by the word of a plug-in. */
export interface EulaAcceptance {
  version: string
  language: string
  at: Date
}

/** An acceptance before this time is a default of the plug-in and not an act of a person. */
const earliest = Date.UTC(2000, 0, 1)

/** A clock may be ahead of ours by this much, in milliseconds. */
const aheadMs = 86_400_000

/**
 * The acceptance in `eula` of a hand-in, or null. Moodle sends the first second of 1970 and no version where no terms are
 * required; that is no acceptance.
 */
export function eulaAcceptanceIn(sent: unknown, now = new Date()): EulaAcceptance | null {
  const { version, language, accepted_timestamp: accepted } = objectIn(sent)
  const name = textIn(version)
  const at = new Date(typeof accepted === 'string' ? accepted : Number.NaN)
  if (!name || !(at.getTime() >= earliest && at.getTime() <= now.getTime() + aheadMs)) return null
  return { version: name, language: (textIn(language) ?? 'en-US').slice(0, 35), at }
}

/**
 * How a policy version is called on this door. Plug-ins compare versions as text and take the greater for the newer, so the
 * name is the time at which the policy came into force.
 */
export const eulaVersionOf = ({ activatedAt, createdAt }: { activatedAt: Date | null; createdAt: Date }): string =>
  `v${(activatedAt ?? createdAt).toISOString().replace(/[-:.TZ]/g, '')}`

/** The languages of Turnitin in which English is offered to everybody: the text is the provider's own. */
export const eulaLanguages = ['en-US']
