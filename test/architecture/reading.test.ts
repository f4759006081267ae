import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../..')

/** The one room that knows how a list of sources is headed and what its entries look like. */
const reading = 'src/detectors/reading/'
/** Extractors know the field by which a word processor marks such a list, and no words of it. */
const extractors = 'src/extractors/'

/** A title of such a list inside a pattern: beside a bar, a bracket or an anchor, and not in a sentence for people. */
const title =
  /[|(:^](?:references?|reference list|bibliograph\w*|works? (?:cited|consulted)|literatur\w*|quellen\w*|(?:end|foot)notes)(?:[|)?(\\$]|\[)/i

test('only detectors/reading recognises where a list of sources is', () => {
  const readers = sources()
    .filter(({ path, text }) => !path.startsWith(reading) && !path.startsWith(extractors) && title.test(text))
    .map(({ path }) => path)

  expect(readers).toEqual([])
})

test('the one reader would be noticed elsewhere, and so would a second that is written as the first one was', () => {
  const words = /^ {4}'(references.*)',$/m.exec(readFileSync(join(root, reading, 'heading-titles.ts'), 'utf8'))![1]!
  const second = [
    String.raw`const heading = /^(?:list of )?(?:references?(?: list| cited)?|bibliograph(?:y|ies)|sources)\s*:?$/i`,
    `const entry = /^(works cited|literature)$/i`,
    `const isList = new RegExp('^(?:${words.replaceAll(', ', '|')})$')`,
  ]
  const harmless = [
    `message: 'The reference list names a tool (see the references).',`,
    `type Zone = 'work' | 'references' | 'entry'`,
  ]

  expect(second.filter((text) => !title.test(text))).toEqual([])
  expect(harmless.filter((text) => title.test(text))).toEqual([])
})

function sources() {
  return ['src', 'workers', 'tools'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => ({ path: relative(root, path), text: readFileSync(path, 'utf8') })),
  )
}
