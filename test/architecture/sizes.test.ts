import { describe, expect, test } from 'vitest'
import { type Source, sourcesIn } from './sources.ts'

/** Half of all files, and 95 of 100 files and functions, are no longer than these, in lines; no file is longer than `longest`. */
const limits = { median: 55, most: 140, longest: 180, mostFunctions: 30, filesInFolder: 15 }

/** The first line of a function, without its indentation. The code is formatted, so a line tells. */
const starts = [
  /^(export )?(default )?(async )?function\b/,
  /^(export )?const \w+.*=> ?[{(]*$/,
  /^(export )?const \w+.*= (async )?\($/,
  /^((static|async|get|set) )*\*?#?\w+\(.*\{$/,
]
const statements = /^(if|for|while|switch|catch|return|super|test|describe)\b/

/** A line that begins with a bracket at the function's own indentation and still belongs to its head. */
const isHead = /^\}?\)?: |^[})]*(: .*)? (=> )?[{(]+$/

const sources = sourcesIn('src', 'workers', 'tools')
const files = sources.map(({ path, text }) => ({ path, lines: linesOf(text).length })).sort(byLines)
const functions = sources.flatMap(functionsIn).sort(byLines)

describe('the sizes that a reader meets', () => {
  test('half of all files are short', () => {
    expect(files[files.length >> 1]!.lines).toBeLessThanOrEqual(limits.median)
  })

  test('95 of 100 files fit on two screens, and none is much longer', () => {
    expect(longest(files, 0.05).filter(({ lines }) => lines > limits.most)).toEqual([])
    expect(files.filter(({ lines }) => lines > limits.longest)).toEqual([])
  })

  test('95 of 100 functions fit on one screen', () => {
    expect(longest(functions, 0.05).filter(({ lines }) => lines > limits.mostFunctions)).toEqual([])
  })

  test('no folder holds more files than one can take in at a glance', () => {
    const folderOf = ({ path }: { path: string }) => path.replace(/\/[^/]*$/, '')
    const folders = [...new Set(files.map(folderOf))]
    const count = (folder: string) => files.filter((file) => folderOf(file) === folder).length

    expect(folders.filter((folder) => count(folder) > limits.filesInFolder)).toEqual([])
  })
})

describe('the lengths of functions', () => {
  test.each([
    ['a function', 'export async function read(\n  path: string,\n): Promise<string> {\n  return path\n}', [5]],
    ['an arrow function', 'const read = async (path: string) => {\n  return path\n}', [3]],
    ['one that gives an object', 'const read = (path: string) => ({\n  path,\n})', [3]],
    ['one in a function', 'function outer() {\n  const inner = () => {\n    return 1\n  }\n  return inner\n}', [6, 3]],
    ['methods', 'class A {\n  async #read() {\n    return 1\n  }\n\n  get size() {\n    return 1\n  }\n}', [3, 3]],
    [
      'one with a destructured parameter',
      'function read({\n  path,\n}: {\n  path: string\n}) {\n  return path\n}\n\nconst x = 1',
      [7],
    ],
    ['no condition or call', 'if (a(b)) {\n  c()\n}\nfor (const d of e) {\n  f()\n}', []],
  ])('of %s', (_, text, lengths) => {
    expect(functionsIn({ path: 'a.ts', text }).map(({ lines }) => lines)).toEqual(lengths)
  })
})

function functionsIn({ path, text }: Source) {
  const lines = linesOf(text)
  return lines.flatMap((line, at) => {
    const code = line.trimStart()
    if (statements.test(code) || !starts.some((start) => start.test(code))) return []
    return [{ path: `${path}:${at + 1}`, lines: endOf(lines, at) - at + 1 }]
  })
}

/** The line on which the function that starts at `from` ends: the next closing bracket at the same indentation. */
function endOf(lines: string[], from: number): number {
  const indentation = indentationOf(lines[from]!)
  for (let at = from + 1; at < lines.length; at++) {
    const line = lines[at]!
    const code = line.trimStart()
    if (!code || indentationOf(line) > indentation) continue
    if (indentationOf(line) < indentation) return at - 1
    if (/^[\])}]/.test(code) && !isHead.test(code)) return at
    if (!/^[\])}]/.test(code)) return at - 1
  }
  return lines.length - 1
}

function linesOf(text: string): string[] {
  return text.replace(/\n$/, '').split('\n')
}

function indentationOf(line: string): number {
  return line.length - line.trimStart().length
}

function byLines(a: { lines: number }, b: { lines: number }): number {
  return a.lines - b.lines
}

/** All but the longest `share` of these. */
function longest<Sized extends { lines: number }>(sorted: Sized[], share: number): Sized[] {
  return sorted.slice(0, Math.floor(sorted.length * (1 - share)))
}
