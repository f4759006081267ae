import { describe, expect, test } from 'vitest'
import { findInPiece } from '../../../evaluation/evaluators/citations/pieces.ts'
import { type Author, styles, type Work } from './styles.ts'

const people = [
  { family: 'Brandt', given: 'Ingrid' },
  { family: 'Mbeki-Ross', given: 'Tom A' },
  { family: 'Ó Dálaigh', given: 'Niamh' },
  { family: 'de Vries', given: 'Karel' },
  { family: 'Ng', given: 'Li Wei' },
  { family: 'Özdemir', given: 'Ayşe' },
]
const namesakes = [
  { family: 'Claude', given: 'Albert' },
  { family: 'Gemini', given: 'Carla' },
  { family: 'Bard', given: 'Mary Ann' },
  { family: 'Deep', given: 'Lakshmi' },
  { family: 'Dalle', given: 'Eric' },
  { family: 'Monet', given: 'Claude' },
  { family: 'Räikkönen', given: 'Kimi' },
  { family: 'Liu', given: 'Bing' },
  { family: 'Pi', given: 'Hao' },
  { family: 'Ai', given: 'Qing' },
  { family: 'Otter', given: 'Rob' },
  { family: 'Sydney', given: 'Harold' },
  { family: 'Bloom', given: 'Alexa' },
  { family: 'Meta', given: 'Sora' },
  { family: 'Llama', given: 'Rosa' },
]
const tools = [
  'ChatGPT',
  'GPT-4o',
  'Microsoft Copilot',
  'Gemini 2.5 Pro',
  'Claude Code',
  'Mistral Large',
  'QuillBot',
  'NotebookLM',
  'DeepSeek',
  'Stable Diffusion',
  'Meta AI',
  'ChatGPT (OpenAI)',
]
const plainTitles = ['Hydration in residential homes', 'Lone working on night shifts', 'Feedback that apprentices use']
const aiTitles = [
  'ChatGPT and the night shift',
  'Claude, Bard and other helpers in the office',
  'Copilot in the toolbox',
  'Gemini: a study of twins in care',
  'GPT-4 passes the driving theory test',
  'What Grammarly cannot see',
]
const journals = ['Journal of Ward Practice', 'Trades Review', undefined]

describe.each(Object.entries(styles))('references in the style “%s”', (_, write) => {
  test('a tool among the authors, wherever it stands, is a conflict with its name as evidence', () => {
    const works = tools.flatMap((tool, index) => placed({ whole: tool }, index, plainTitles))

    const missed = works.map(write).filter((text) => conflicts(text).filter(isTool).length !== 1)

    expect(works.length).toBeGreaterThan(40)
    expect(missed).toEqual([])
  })

  test('people who share a tool’s name, writing about AI or not, are left alone', () => {
    const works = namesakes.flatMap((person, index) => placed(person, index, [...plainTitles, ...aiTitles]))

    const flagged = works.map(write).filter((text) => findInPiece(text, 'entry').length > 0)

    expect(flagged).toEqual([])
  })
})

test('the generated references are more than the three hundred that are asked for', () => {
  const total = Object.keys(styles).length * tools.length * 4

  expect(total).toBeGreaterThan(300)
})

/** The author alone, first, in the middle and last, with titles and venues taken in turn. */
function placed(author: Author, index: number, titles: string[]): Work[] {
  const [first, second] = [people[index % people.length]!, people[(index + 2) % people.length]!]
  const lists: Author[][] = [[author], [author, first, second], [first, author, second], [first, author]]
  return lists.map((authors, place) => {
    const journal = journals[(index + place) % journals.length]
    const title = titles[(index + place) % titles.length]!
    return { authors, title, year: 2020 + ((index + place) % 6), ...(journal ? { journal } : {}) }
  })
}

function conflicts(text: string): string[] {
  const findings = findInPiece(text, 'entry')
  return findings.filter(({ severity }) => severity === 'conflict').map(({ start, end }) => text.slice(start, end))
}

function isTool(name: string): boolean {
  return tools.some((tool) => tool.toUpperCase().startsWith(name.toUpperCase()))
}
