import { morePhrases } from './more-phrases.ts'
import { type Phrases, phrases } from './phrases.ts'

/** One sentence or entry of a work in some language, with the tool that stands in an author’s place, if any. */
export interface LanguageRow {
  [field: string]: unknown
  id: string
  set: 'languages'
  language: string
  kind: 'in-text' | 'entry' | 'quiet'
  text: string
  /** Null in a row that names a tool as it should be named. */
  span: { start: number; end: number } | null
}

const people: Record<string, string> = { Arabic: 'حداد', Chinese: '王芳' }

/** Every phrase of every language with each of two tools of its own. */
export function languageRows(): LanguageRow[] {
  return [...phrases, ...morePhrases].flatMap((own) => [
    ...own.cites.flatMap((phrase, at) => filled(own, 'in-text', phrase, at)),
    ...own.entries.flatMap((phrase, at) => filled(own, 'entry', phrase, at)),
    ...own.quiet.flatMap((phrase, at) => filled(own, 'quiet', phrase, at)),
  ])
}

function filled({ language, heading, tools }: Phrases, kind: LanguageRow['kind'], phrase: string, at: number) {
  return [0, 1].map((round): LanguageRow => {
    const tool = tools[(2 * at + round) % tools.length]!
    const before = kind === 'entry' ? `${heading}\n` : ''
    const [head, tail = ''] = phrase.replaceAll('{person}', people[language] ?? 'Brandt, K.').split('{tool}')
    const names = kind === 'entry' ? head! : head!.replaceAll('Brandt, K.', 'Brandt')
    const start = before.length + names.length
    const text = before + names + tool + (kind === 'entry' ? tail : tail.replaceAll('Brandt, K.', 'Brandt'))
    const named = phrase.includes('{tool}') && kind !== 'quiet'
    return {
      id: `${language}-${kind}-${at}-${round}`,
      set: 'languages',
      language,
      kind,
      text: phrase.includes('{tool}') ? text : phrase,
      span: named ? { start, end: start + tool.length } : null,
    }
  })
}
