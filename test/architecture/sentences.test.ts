import { parseSync } from 'vite'
import { describe, expect, test } from 'vitest'
import { type Source, sourcesIn } from './sources.ts'

/** Where words are that people read: pages, and what is sent or printed. */
const spoken = /^src\/(pages|flow\/notices|domain\/notices|domain\/records)\//

/**
 * Rooms whose words are not in the catalogue yet (src/language/catalogue). The list may only shrink: a room that has become
 * clean has to leave it, and no other room may have a sentence of its own.
 */
const unconverted = [
  'src/domain/records',
  'src/pages/account',
  'src/pages/admin',
  'src/pages/admin/connections',
  'src/pages/admin/connections/lms',
  'src/pages/admin/people',
  'src/pages/asset-processor',
  'src/pages/courses',
  'src/pages/drafts',
  'src/pages/kit',
  'src/pages/kit/assets',
  'src/pages/kit/check',
  'src/pages/lti',
  'src/pages/parts',
  'src/pages/policy',
  'src/pages/quality',
  'src/pages/review',
  'src/pages/review/comments',
  'src/pages/review/decision',
  'src/pages/review/flags',
  'src/pages/review/list',
  'src/pages/review/pile',
  'src/pages/review/print',
  'src/pages/review/proposal',
  'src/pages/review/selection',
  'src/pages/review/talk',
  'src/pages/review/work',
  'src/pages/review/work/formatted',
  'src/pages/review/work/original',
  'src/pages/review/work/search',
  'src/pages/student',
  'src/pages/student/follow',
  'src/pages/student/hand-in',
  'src/pages/tca',
]

describe('the words that people read', () => {
  test('are in the catalogue, but for the rooms that are still to be converted', () => {
    const found = sourcesIn('src')
      .filter(({ path }) => spoken.test(path))
      .filter((source) => sentencesIn(source).length)

    expect([...new Set(found.map(({ path }) => roomOf(path)))].sort()).toEqual(unconverted)
  })

  test.each([
    ['text between tags', 'const a = <p>Hand in</p>'],
    ['a text that an attribute shows', 'const a = <Field label="Name" />'],
    ['a text in an expression', 'const a = <p>{late && ", after the due date"}</p>'],
    ['a label in a table', "const labels = { done: 'Done' }"],
    ['a sentence in a constant', "const a = 'Nothing follows from that.'"],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the text of a program
    ['a sentence with a value in it', 'const a = `Waiting for ${name}`'],
  ])('%s is found', (_, text) => {
    expect(sentencesIn({ path: 'src/pages/a.tsx', text })).toHaveLength(1)
  })

  test.each([
    ['a message of the catalogue', "const a = <p>{say('kit.skip')}</p>"],
    ['a class and an id', 'const a = <p class="notice wrong" id="top" data-x="y z">{b}</p>'],
    ['a module', "import { A } from 'A b'"],
    ['a type', "type A = 'Some words'"],
    ['a header', "reply.header('vary', 'Accept-Language')"],
    ['a problem, which has a rule of its own', "throw new DomainError('NOT_FOUND', 'There is no such page.')"],
    ['signs', 'const a = <p>← {b} · </p>'],
  ])('%s is none', (_, text) => {
    expect(sentencesIn({ path: 'src/pages/a.tsx', text })).toEqual([])
  })
})

const product = 'Candour'

const roomOf = (path: string) => path.replace(/\/[^/]*$/, '')

interface Node {
  type: string
  [field: string]: unknown
}

/** The texts of a file that people read and that are not from the catalogue. */
function sentencesIn({ path, text }: Source): string[] {
  const { program, errors } = parseSync(path, text)
  if (errors.length) throw new Error(`${path} could not be read`)
  return wordsIn(program as unknown as Node, null)
}

/** Attributes whose text is shown or heard. */
const shownAttribute = /^(title|label|help|alt|legend|summary|empty|about|what|sentence|placeholder|aria-label)$/

/** The words of a node and all in it; `attribute` is the one that it stands in. */
function wordsIn(node: Node, attribute: string | null): string[] {
  if (isApart(node)) return []
  const own = textOf(node)
  if (own !== null) return isShown(node, own, attribute) ? [own] : templateParts(node, attribute)
  const inside = node.type === 'JSXAttribute' ? nameOf(node) : node.type === 'JSXElement' ? null : attribute
  return childrenOf(node).flatMap((child) => wordsIn(child, inside))
}

const templateParts = (node: Node, attribute: string | null) =>
  node.type === 'TemplateLiteral' ? (node.expressions as Node[]).flatMap((one) => wordsIn(one, attribute)) : []

const childrenOf = (node: Node): Node[] => {
  const fields = Object.entries(node).flatMap(([name, value]) => (name === 'key' ? [] : [value].flat()))
  return fields.filter((value): value is Node => typeof value === 'object' && value !== null && 'type' in value)
}

/**
 * What programs read or what has a rule of its own: modules, types, problems, failures of ours, headers, descriptions of
 * shapes, and why a rule of notices has none.
 */
function isApart(node: Node): boolean {
  if (/^(ImportDeclaration|TS.*(Type|Alias|Declaration|Interface).*)$/.test(node.type))
    return node.type !== 'TSTypeAssertion'
  if (node.type === 'Property' && /^(description|none)$/.test(nameOf({ name: node.key } as never))) return true
  if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return false
  const called = node.callee as Node
  if (called.type === 'Super') return true
  const name =
    called.type === 'MemberExpression' ? nameOf({ name: called.property } as never) : nameOf({ name: called } as never)
  return /^(DomainError|Error|refuse|say|error|warn|info|header|type|replace|split|startsWith)$/.test(name)
}

const nameOf = ({ name }: Node): string => String((name as Node)?.name ?? '')

function textOf(node: Node): string | null {
  if (node.type === 'JSXText') return String(node.value)
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : null
  if (node.type !== 'TemplateLiteral') return null
  return (node.quasis as { value: { cooked: string } }[]).map(({ value }) => value.cooked).join('…')
}

/** Whether words are shown: between tags and in some attributes all are; elsewhere what looks like a label or a sentence. */
function isShown(node: Node, words: string, attribute: string | null): boolean {
  if (!/\p{L}{2}/u.test(words) || words.trim() === product) return false
  if (node.type === 'JSXText' || (attribute && shownAttribute.test(attribute) && !/^[a-z-]+$/.test(words))) return true
  return attribute === null || attribute === 'name' ? looksShown.test(words) : false
}

/** Begins with a capital letter and has small ones after it, or is a piece of a sentence with a space or a comma at its edge. */
const looksShown = /^[ “]*[A-Z]\p{Ll}*([ ’…:.?].*|\p{Ll}+)$|^[ ,;]+ ?\p{Ll}{2}[^=>]*$|^\p{Ll}{2}[\p{L} ]* $/su
