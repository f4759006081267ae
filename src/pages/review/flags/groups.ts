import type { ShownFlag } from './shown.ts'

/** A flag with its number on the page, from 1. */
export interface NumberedFlag {
  flag: ShownFlag
  number: number
}

/** Flags that say the same of different passages; those that were dismissed are grouped by the reason. */
export interface FlagGroup {
  /** Unique among the groups of a page. */
  key: string
  flags: NumberedFlag[]
}

/** What a person can see for themselves comes first; flags of one rule stand together, and keep their order. */
export function inOrder(flags: ShownFlag[]): ShownFlag[] {
  const rank = { inspectable: 0, statistical: 1 }
  const rules = [...new Set(flags.map(ruleOf))]
  const place = new Map(rules.map((rule, index) => [rule, index]))
  return [...flags].sort((a, b) => rank[a.basis] - rank[b.basis] || place.get(ruleOf(a))! - place.get(ruleOf(b))!)
}

/** The flags of a page by rule, in order. A flag keeps its number when another one is dismissed. */
export function groupsOf(flags: ShownFlag[]): FlagGroup[] {
  const groups = new Map<string, NumberedFlag[]>()
  for (const [index, flag] of flags.entries()) {
    const key = JSON.stringify([ruleOf(flag), flag.dismissed?.reason ?? null])
    const members = groups.get(key)
    if (members) members.push({ flag, number: index + 1 })
    else groups.set(key, [{ flag, number: index + 1 }])
  }
  return [...groups].map(([key, members]) => ({ key, flags: members }))
}

const ruleOf = ({ detector, rule, severity, clause, basis }: ShownFlag) =>
  JSON.stringify([detector, rule, severity, clause, basis])
