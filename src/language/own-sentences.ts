import { readFile } from 'node:fs/promises'
import { DomainError } from '../domain/error.ts'
import { settingProblem } from '../domain/operations/setting-problem.ts'
import { isLanguage, languages } from '../domain/people/language.ts'
import { messages } from './messages.ts'
import { type Shape, shapeOf } from './shape.ts'
import type { OwnSentences } from './words.ts'

const setting = {
  variable: 'SENTENCES_FILE',
  kind: 'the file of your own sentences',
  remedy: 'Correct its path, or leave the variable out.',
}

/**
 * The provider's own sentences from a JSON file: `{ "en-GB": { "home.none": "…" } }`; none where no file is named. Throws
 * UNAVAILABLE for a file that cannot be read, and for each sentence that would not take the place of ours.
 */
export async function readOwnSentences(path: string | null): Promise<OwnSentences> {
  if (path === null) return {}
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw settingProblem(error, setting)
  })
  return ownSentencesIn(text)
}

/** The same from the text of the file. */
export function ownSentencesIn(text: string): OwnSentences {
  const read = parsed(text)
  if (!isRecord(read)) throw unusable('It is one JSON object, with a language as each of its names.')
  const problems = Object.entries(read).flatMap(([language, sentences]) => problemsIn(language, sentences))
  if (problems.length) throw unusable(problems.join(' '))
  return read as OwnSentences
}

function problemsIn(language: string, sentences: unknown): string[] {
  if (!isLanguage(language)) return [`“${language}” is not one of the languages ${languages.join(', ')}.`]
  if (!isRecord(sentences)) return [`“${language}” holds an object of sentences by key.`]
  return Object.entries(sentences).flatMap(([key, sentence]) => {
    const ours = messages[language].get(key)
    if (ours === undefined) return [`There is no sentence “${key}”.`]
    const problem = typeof sentence === 'string' ? problemWith(sentence, shapeOf(ours)) : 'It is no text.'
    return problem ? [`“${key}” in ${language}: ${problem}`] : []
  })
}

/** What is wrong with a sentence in place of one of this shape; null where it can stand there. */
function problemWith(sentence: string, ours: Shape): string | null {
  try {
    const { names, tags } = shapeOf(sentence)
    const needed = [...ours.names.map((name) => `{${name}}`), ...ours.tags.map((tag) => `<${tag}>`)]
    const has = [...names.map((name) => `{${name}}`), ...tags.map((tag) => `<${tag}>`)]
    if (!sentence.trim()) return 'It is empty.'
    return needed.join() === has.join() ? null : `It has to hold these and no others: ${needed.join(', ') || 'none'}.`
  } catch {
    return 'It is no ICU message.'
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw unusable('It is no JSON.')
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const unusable = (why: string) => new DomainError('UNAVAILABLE', `${setting.variable} cannot be used. ${why}`)
