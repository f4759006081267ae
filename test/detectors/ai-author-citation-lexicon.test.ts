import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findCitations } from '../../src/detectors/ai-author-citation/find.ts'
import { lexicon, type Tool, withTools } from '../../src/detectors/ai-author-citation/lexicon.ts'
import { finder } from '../../src/detectors/ai-author-citation/names.ts'
import { rewrite } from '../../src/detectors/ai-author-citation/rewrite.ts'
import type { Style } from '../../src/detectors/ai-author-citation/style.ts'

const byClass = (kind: Tool['class']) =>
  lexicon.tools.filter((tool) => tool.class === kind).map((tool) => [tool.name, tool] as const)

describe('every tool of the lexicon', () => {
  test.each(byClass('certain'))('%s as an author is a conflict, in the list and in the text', (name) => {
    const entry = findCitations(`${name}. (2025). Rest on wards. Ward Journal, 3, 4–9.`, { zone: 'entry' })
    const text = findCitations(`Rest is vital (${name}, 2025).`)

    expect(entry.findings.map(({ severity }) => severity)).toEqual(['conflict'])
    expect(text.findings.map(({ severity }) => severity)).toEqual(['conflict'])
  })

  test.each(byClass('likely'))('%s alone is asked about, and with initials it is left to its bearer', (name, tool) => {
    const alone = findCitations(`${name} (2025) Rest on wards. Ward Journal, 3, 4–9.`, { zone: 'entry' })
    const person = findCitations(`${name}, B. (2025) Rest on wards. Ward Journal, 3, 4–9.`, { zone: 'entry' })

    expect(alone.findings.map(({ severity }) => severity)).toEqual([tool.nobody ? 'conflict' : 'check'])
    expect(person.findings.map(({ severity }) => severity)).toEqual(tool.nobody ? ['conflict'] : [])
  })

  test.each(byClass('rare'))('%s in the text is a person unless the reference list says otherwise', (name) => {
    const alone = findCitations(`Rest is vital (${name}, 2025).`)
    const settled = findCitations(
      `Rest is vital (${name}, 2025).\nReferences\n${name} (2025) Response to Ann Roy, 3 May.`,
    )

    expect(alone.findings).toEqual([])
    expect(settled.findings.map(({ severity, linked }) => [severity, linked.length])).toEqual([['conflict', 1]])
  })

  test('has spellings that begin with its own two letters and no two ids alike', () => {
    const ids = lexicon.tools.map(({ id }) => id)

    expect(new Set(ids).size).toBe(ids.length)
    expect(lexicon.tools.every(({ forms, since }) => forms.length > 0 && since > 2000)).toBe(true)
  })
})

test('a provider adds a tool with one line', () => {
  const own = withTools(lexicon, ['wardbot | WardBot | - | certain | 2025 | ward bot | - | -'], 'college-1')
  const text = 'Rest is vital (Ward-Bot, 2025).'

  const before = findCitations(text)
  const after = findCitations(text, { find: finder(own) })

  expect(before.findings).toEqual([])
  expect(after.findings.map(({ tool }) => tool?.id)).toEqual(['wardbot'])
  expect(own.version).toBe('college-1')
})

test('a line with a column missing is refused in words', () => {
  expect(() => withTools(lexicon, ['wardbot | WardBot'], 'x')).toThrow('8 columns')
})

describe('the forms that flags suggest', () => {
  const styles: Style[] = ['apa', 'mla', 'chicago', 'harvard', 'vancouver', 'oscola', 'ieee', 'any']
  const [finding] = findCitations('OpenAI ChatGPT (2023) Rest on wards. Ward Journal, 3, 4–9.', {
    zone: 'entry',
  }).findings

  test.each(styles)('the form for %s raises nothing when it is followed', (style) => {
    const form = rewrite(finding!, style)

    expect(findCitations(`References\n${form}`).findings).toEqual([])
    expect(findCitations(form).findings).toEqual([])
    expect(findCitations(form, { zone: 'footnote' }).findings).toEqual([])
  })
})

test('no pattern here uses the ASCII word edge, which loses authors such as García and Nowák', () => {
  const folder = join(import.meta.dirname, '../../src/detectors/ai-author-citation')

  const edged = readdirSync(folder)
    .filter((file) => file.endsWith('.ts'))
    .filter((file) => /[^\\]\\b/.test(readFileSync(join(folder, file), 'utf8').replace(/`\\b`/g, '')))

  expect(edged).toEqual([])
})
