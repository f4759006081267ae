import { seeded } from '../../authorship/learning/seeded.ts'
import { type Pick, pickFrom } from './pick.ts'
import { sourceOf } from './sources.ts'
import { type Style, styles } from './styles.ts'

/** A whole work with a list of sources, before a file is made of it. */
export interface ListedWork {
  style: string
  body: string[]
  heading: string
  /** The entries as they are printed, in order. */
  entries: string[]
  /** The entries, by their index, that name a tool as author, and its name. */
  tools: { entry: number; name: string }[]
}

const tools = 'ChatGPT, Microsoft Copilot, GPT-4o, Claude 3 Opus, DeepSeek, Gemini Pro, QuillBot, Google Bard'.split(
  ', ',
)
const headings = 'References, Bibliography, Reference list, Works cited, Literatur, Cyfeiriadau'.split(', ')
const sentences = [
  'A ward that rests well makes fewer slips, and the reasons are known to anyone who has worked a run of nights.',
  'Short breaks help more than long ones, as the team found when it read the rota aloud on the first day of the month.',
  'The second reason is light, which was measured in three towns over two winters and compared with what the porters wrote down.',
  'Handover at seven is the busiest hour of the day, and it is also the hour in which most of what was noticed at night is lost.',
  'It follows that a diary which is kept by everybody is worth more than a report which is written by one person.',
  'Nothing in these accounts suggests that the tea break was ever only about tea.',
]

/** One whole work in `style`; of its entries about one in six names a tool as author, and one in five begins small. */
export function listedWork(style: Style, seed: number): ListedWork {
  const pick = pickFrom(seeded(seed))
  const made = Array.from({ length: pick.between(9, 26) }, () => {
    const tool = pick.chance(0.16) ? pick.one(tools) : ''
    return { tool, source: sourceOf(pick, { small: pick.chance(0.2), body: tool }) }
  })
  const entries = made.map(({ source }, at) => (style.mark?.(at + 1, source) ?? '') + style.write(source))
  return {
    style: style.name,
    body: Array.from({ length: pick.between(5, 9) }, () => paragraph(pick)),
    heading: pick.one(headings),
    entries,
    tools: made.flatMap(({ tool }, entry) => (tool ? [{ entry, name: tool }] : [])),
  }
}

function paragraph(pick: Pick): string {
  return Array.from({ length: pick.between(3, 6) }, () => pick.one(sentences)).join(' ')
}

/** `each` works in every style. */
export function listedWorks(each: number): ListedWork[] {
  return styles.flatMap((style, index) =>
    Array.from({ length: each }, (_, round) => listedWork(style, 1000 * index + round)),
  )
}
