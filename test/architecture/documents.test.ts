import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const documents = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  ...filesIn('docs').filter((path) => path.endsWith('.md')),
]
const sources = ['src', 'workers', 'tools', 'evaluation', 'bench', 'test']
  .flatMap(filesIn)
  .filter((path) => /\.(ts|tsx|js)$/.test(path))

/** A reference to a paper that is not in the repository. */
const outsidePaper = /\b(policy|LMS|Turnitin|reliability|performance|citation|authorship) sheet\b/

test('the walk from upload to decision opens at most 35 files, and each is there', () => {
  const architecture = textOf('docs/architecture.md')
  const walk = [...architecture.matchAll(/^\| \d+ \| `([^`]+)` \|/gm)].map(([, path]) => path!)

  expect(walk.length).toBeGreaterThan(20)
  expect(walk.length).toBeLessThanOrEqual(35)
  expect(walk.filter((path) => !existsSync(join(root, path)))).toEqual([])
})

test('every link of a document leads to a file and a heading that are there', () => {
  expect(documents.flatMap((document) => brokenLinks(document))).toEqual([])
  expect(
    brokenLinks('README.md', '[gone](docs/no-such-page.md) and [lost](docs/architecture.md#no-such-heading)'),
  ).toHaveLength(2)
})

test('every path that a document names is there', () => {
  const named = documents.flatMap((document) =>
    [
      ...textOf(document).matchAll(
        /`((?:src|workers|tools|test|bench|evaluation|migrations|docs)\/[\w./-]+\.(?:ts|tsx|md|sql|json))`/g,
      ),
    ].map(([, path]) => ({ document, path: path! })),
  )

  expect(named.filter(({ path }) => !existsSync(join(root, path)))).toEqual([])
})

test('a rule that the code rests on is stated in the repository', () => {
  const cited = sources.flatMap((path) =>
    [...textOf(path).matchAll(/docs\/reference\/([\w-]+\.md)#([\w-]+)/g)].map(([, page, heading]) => ({
      path,
      page: page!,
      heading: heading!,
    })),
  )

  expect(cited.filter(({ page, heading }) => !headingsOf(join('docs/reference', page)).includes(heading))).toEqual([])
  expect(sources.filter((path) => outsidePaper.test(textOf(path)))).toEqual([])
  expect(outsidePaper.test('as the policy ' + 'sheet says')).toBe(true)
})

function brokenLinks(document: string, text = textOf(document)): string[] {
  return [...text.matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)/g)].flatMap(([link, path, heading]) => {
    const target = path ? join(dirname(document), path) : document
    const missing = !existsSync(join(root, target)) || (heading && !headingsOf(target).includes(heading))
    return missing ? [`${document}: ${link}`] : []
  })
}

/** The headings of a document as GitHub makes anchors of them. */
function headingsOf(document: string): string[] {
  if (!existsSync(join(root, document)) || !document.endsWith('.md')) return []
  return [...textOf(document).matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
    heading!
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s-]/gu, '')
      .trim()
      .replaceAll(' ', '-'),
  )
}

function filesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
}

function textOf(path: string): string {
  return readFileSync(join(root, path), 'utf8')
}
