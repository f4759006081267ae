import { findNames } from '../ai-tools/names.ts'
import type { Finding } from './finding.ts'

const key = /^.{0,40}?(?:author|creator|last ?modified ?by)s?[^\p{L}\p{N}]+(?:content[^\p{L}\p{N}]+)?/iu

/**
 * An author that a file’s own properties name: a question, never more, because programs write this field unasked. Only
 * a tool’s name beyond doubt counts: a student may be called Claude.
 */
export function judgeProperties(text: string): Finding[] {
  const offset = key.exec(text)?.[0].length ?? 0
  const value = text.slice(offset)
  return findNames(value).flatMap((name): Finding[] => {
    const before = value.slice(0, name.start).trimEnd()
    const after = value.slice(name.end).trimStart()
    const isSlot =
      (!before || /(?:[,;&]|(?<!\p{L})and)$/u.test(before)) && (!after || /^(?:[,;&()"'<>]|and(?!\p{L}))/u.test(after))
    if (name.kind !== 'tool' || !name.certain || !isSlot) return []
    return [
      {
        rule: 'ai-meta-author',
        severity: 'check',
        surface: 'properties',
        tool: name.tool,
        vendor: name.vendor,
        name: value.slice(name.start, name.end),
        year: '',
        why: ['named in the file’s properties'],
        start: offset + name.start,
        end: offset + name.end,
        entry: null,
        linked: [],
      },
    ]
  })
}
