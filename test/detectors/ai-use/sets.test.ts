import { describe, expect, test } from 'vitest'
import { judgeTogether, type WorkRow } from '../../../evaluation/evaluators/works.ts'
import { used } from '../../../evaluation/sets/use/reflections.ts'
import { sets } from '../../../evaluation/sets.ts'
import { render, table } from '../../../src/detectors/ai-use/forms/table.ts'
import type { Document } from '../../../src/domain/screening/document.ts'
import { plainDocument } from '../../../src/domain/screening/document.ts'

const accusations = ['ai-use-denied-but-cited', 'ai-use-not-cited']

describe('an honest account is not turned against its author', () => {
  test.each(['suggestions', 'disclosures', 'about-ai', 'abstracts', 'maker-pages', 'whole-works'])(
    'in the set “%s”',
    async (name) => {
      const rows = (await rowsOf(name)).filter(({ gold }, index) => gold.length === 0 && index % 9 === 0)

      const accused = await Promise.all(rows.map(async (row) => ((await isAccused(row)) ? row.work : null)))

      expect(accused.filter(Boolean)).toEqual([])
    },
  )

  test.each(['contradictions', 'tool-answers', 'whole-works'])(
    'and what contradicts it is found in the set “%s”',
    async (name) => {
      const rows = (await rowsOf(name)).filter(({ gold }, index) => gold.length > 0 && index % 3 === 0)

      const found = await Promise.all(rows.map(isFound))

      expect(found.filter(Boolean).length / rows.length).toBeGreaterThan(0.95)
    },
  )
})

test('a suggested note is quiet as a footnote of the file, with a tool in no list', async () => {
  const body = 'Rest on wards is a matter of staffing.\nReferences\nMorgan, L. (2018) Calm wards. Leeds: Grange.\n'
  for (const form of table.filter(({ place }) => place === 'note')) {
    const note = render(form, {
      tool: 'Quillwise',
      version: 'GPT-5',
      date: '3 March 2026',
      link: 'https://example.com/1',
    })
    const text = `${body}${note}`
    const zones: Document['zones'] = [{ kind: 'footnote', start: body.length, end: text.length }]

    const flags = await judgeTogether({ ...plainDocument(text), format: 'docx', zones }, used('Quillwise'))

    expect(flags.map(({ rule }) => rule)).toEqual([])
  }
})

test.each([
  [
    'the maker in the text, the tool in the entry',
    '(OpenAI, 2024)',
    'OpenAI. (2024). ChatGPT [Large language model]. https://chatgpt.com',
  ],
  [
    'a tool with its maker in the text',
    'from ChatGPT (OpenAI, 2024)',
    'OpenAI. (2024). ChatGPT [Large language model]. https://chatgpt.com',
  ],
])('a form of a style guide gets one check and no note that denies it: %s', async (_, cited, entry) => {
  const text = `Three points were given ${cited}.\n\nReferences\n${entry}\nMorgan, L. (2018) Calm wards. Leeds: Grange.`

  const flags = await judgeTogether(plainDocument(text), used('ChatGPT'))

  expect(flags.map(({ rule, severity }) => `${rule} ${severity}`)).toEqual(['vendor-as-author check'])
})

async function rowsOf(name: string): Promise<WorkRow[]> {
  return (await sets[name]!()) as WorkRow[]
}

async function isAccused({ work, reflection }: WorkRow): Promise<boolean> {
  const flags = await judgeTogether(plainDocument(work), reflection)
  return flags.some(({ rule, severity }) => severity === 'conflict' || accusations.includes(rule))
}

async function isFound({ work, reflection, gold }: WorkRow): Promise<boolean> {
  const flags = await judgeTogether(plainDocument(work), reflection)
  return flags.some(({ rule }) => gold.includes(rule))
}
