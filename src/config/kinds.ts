import { isIP } from 'node:net'
import Type from 'typebox'
import { urlIn } from '../domain/url.ts'

/** What a variable says to an operator beside its shape. */
export interface Described {
  /** What it sets, for the table of all variables. */
  what: string
  /** What kind of value it takes, so that “it takes …” is a sentence. */
  takes: string
  /** Which process reads it. */
  process: 'all' | 'API' | 'worker'
  /** What applies without it, where that is not `default`. */
  without?: string
  /** Whether its value must never be shown. */
  secret?: true
}

/** A whole number within bounds. */
export const whole = (minimum: number, maximum: number, fallback: number, says: Omit<Described, 'takes'>) =>
  Type.Integer({ minimum, maximum, default: fallback, takes: `a whole number from ${minimum} to ${maximum}`, ...says })

/** A whole number within bounds that need not be set. */
export const wholeIfSet = (minimum: number, maximum: number, says: Omit<Described, 'takes'>) =>
  Type.Optional(Type.Integer({ minimum, maximum, takes: `a whole number from ${minimum} to ${maximum}`, ...says }))

export const text = (says: Omit<Described, 'takes'> & { takes?: string; default?: string }) =>
  Type.String({ takes: 'a text', ...says })

export const choice = <const Choice extends string>(
  choices: readonly Choice[],
  says: Omit<Described, 'takes'> & { default?: Choice },
) => Type.Unsafe<Choice>(Type.Enum([...choices], { takes: `one of ${choices.join(', ')}`, ...says }))

/** An address that begins with one of these protocols, such as `https:`. */
export const address = (protocols: string[], says: Omit<Described, 'takes'>) =>
  Type.Refine(
    Type.String({ takes: `a URL that begins with ${protocols.map((it) => `${it}//`).join(' or ')}`, ...says }),
    (value) => protocols.includes(urlIn(value)?.protocol ?? ''),
  )

/** Whether this is one e-mail address, alone or in angle brackets behind a name, on one line. */
export const isMailbox = (value: string) => {
  const address = /^[^<>\p{Cc}]*<([^<>]+)>$/u.exec(value)?.[1] ?? value
  return /^[^\s@<>,;"\p{Cc}]+@[^\s@<>,;"\p{Cc}]+$/u.test(address)
}

export const isOrigin = (value: string) => urlIn(value)?.origin === value

/** Whether this is an IP address, a range of them (CIDR), or the word for this machine. */
export function isProxy(value: string): boolean {
  const [address = '', bits = '0', ...more] = value.split('/')
  const family = isIP(address)
  if (value === 'loopback') return true
  return family > 0 && more.length === 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128)
}

/** The words of a list, with spaces or commas between. */
export const wordsIn = (list: string) => list.split(/[\s,]+/).filter(Boolean)
