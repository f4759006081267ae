/** A person in a case beside its student. */
export interface ThirdParty {
  id: string
  name: string
  role: string
}

const id = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

/** Every id that stands in a value, once. */
export const idsIn = (value: unknown): string[] => [...new Set(JSON.stringify(value)?.match(id) ?? [])]

/** The names that the records of conversations give to people who took part. */
export function namesInConversations(
  conversations: readonly { people: unknown; companion: string | null }[],
): string[] {
  return conversations.flatMap(({ people, companion }) => [
    ...[people]
      .flat()
      .flatMap((one) => (typeof one === 'string' ? one : ((one as { name?: string } | null)?.name ?? []))),
    ...(companion ? [companion] : []),
  ])
}

/**
 * Gives a value without third parties: their ids and names become the same stand-in wherever they are (`person-1, tutor`), the other
 * side of a match is hidden, and so is who approved a level of AI use.
 */
export function redactorOf(people: readonly ThirdParty[], names: readonly string[]) {
  const standIns = new Map<string, string>()
  people.forEach(({ id, name, role }, index) => {
    standIns.set(id, `person-${index + 1}`)
    if (name.trim().length > 1) standIns.set(name, `person-${index + 1}, ${role}`)
  })
  for (const name of names) if (name.trim().length > 1 && !standIns.has(name)) standIns.set(name, 'a person')
  const longestFirst = [...standIns].sort(([one], [other]) => other.length - one.length)
  const text = (said: string) => longestFirst.reduce((shown, [of, by]) => shown.replaceAll(of, by), said)
  const value = (of: unknown): unknown => {
    if (typeof of === 'string') return text(of)
    if (Array.isArray(of)) return of.map(value)
    if (of === null || typeof of !== 'object' || of instanceof Date) return of
    return Object.fromEntries(Object.entries(of).map(([key, inner]) => [key, hidden(key, inner) ?? value(inner)]))
  }
  return <Value>(of: Value): Value => value(of) as Value
}

function hidden(key: string, value: unknown): unknown {
  if (key === 'match' && value !== null && typeof value === 'object') return { hidden: true }
  return key === 'levelApprover' && value ? 'hidden' : undefined
}
