import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../..')

/** Every file of ours, and the files that it imports, for their values or for their types. */
type Imports = Map<string, string[]>

test('no file imports a file that leads back to it', () => {
  expect(circles(importsOfOurs())).toEqual([])
})

test('a circle would be found, however long it is, and named once', () => {
  const imports: Imports = new Map([
    ['a', ['b', 'd']],
    ['b', ['c']],
    ['c', ['a']],
    ['d', ['e']],
    ['e', ['e']],
    ['f', ['a']],
  ])

  expect(circles(imports)).toEqual([['a', 'b', 'c'], ['e']])
})

function importsOfOurs(): Imports {
  const paths = ['src', 'workers', 'tools'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
      .map((entry) => relative(root, join(entry.parentPath, entry.name))),
  )
  return new Map(paths.sort().map((path) => [path, importsOf(path)]))
}

function importsOf(path: string): string[] {
  const text = readFileSync(join(root, path), 'utf8')
  const ours = [...text.matchAll(/(?:from |import |import\()'(\.[^']+)'/g)].map(([, name]) => name!)
  return ours.map((name) => join(path, '..', name))
}

/** The groups of files that all lead to each other (strongly connected components, by Tarjan's algorithm). */
function circles(imports: Imports): string[][] {
  const found: string[][] = []
  const order = new Map<string, number>()
  const lowest = new Map<string, number>()
  const path: string[] = []

  const visit = (file: string) => {
    order.set(file, order.size)
    lowest.set(file, order.get(file)!)
    path.push(file)
    for (const next of imports.get(file) ?? []) {
      if (!order.has(next)) visit(next)
      if (path.includes(next)) lowest.set(file, Math.min(lowest.get(file)!, lowest.get(next)!))
    }
    if (lowest.get(file) !== order.get(file)) return
    const group = path.splice(path.indexOf(file))
    if (group.length > 1 || imports.get(file)?.includes(file)) found.push(group.sort())
  }

  for (const file of imports.keys()) if (!order.has(file)) visit(file)
  return found.sort()
}
