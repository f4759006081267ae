import { type ErrorFacts, errorFacts } from './facts.ts'

/** The facts of an error as text, for places that keep text and no JSON. */
export function errorText(error: unknown): string {
  return textOf(errorFacts(error))
}

function textOf({ type, stack, cause, errors, ...its }: ErrorFacts): string {
  const facts = Object.entries(its).map(([name, value]) => (name === 'message' ? value : `${name} ${value}`))
  const own = [`${type}: ${facts.join(', ')}`.replace(/: $/, ''), ...(stack ? [stack] : [])]
  const others = [...(cause ? [cause] : []), ...(errors ?? [])].map((it) => `caused by ${textOf(it)}`)
  return [...own, ...others].join('\n')
}
