import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '..')

/** Which rooms a room may look into, itself aside. A file directly in `src/` is a room of its own name. */
const arrows: Record<string, string[]> = {
  domain: [],
  extractors: ['domain'],
  detectors: ['domain'],
  vendors: ['domain'],
  sandbox: ['errors', 'domain', 'detectors', 'extractors'],
  threads: ['domain', 'detectors', 'sandbox'],
  outside: ['domain', 'config', 'log'],
  lms: ['domain', 'outside'],
  mail: ['domain'],
  log: ['errors'],
  errors: [],
  language: ['domain'],
  config: ['domain', 'vendors'],
  storage: ['domain', 'config', 'outside'],
  db: ['domain', 'log'],
  queue: ['errors', 'domain', 'db', 'log', 'context', 'outside'],
  context: [
    'config',
    'db',
    'detectors',
    'domain',
    'language',
    'log',
    'mail',
    'outside',
    'queue',
    'sandbox',
    'storage',
    'threads',
    'vendors',
  ],
  flow: [
    'config',
    'context',
    'db',
    'domain',
    'language',
    'queue',
    'sandbox',
    'storage',
    'lms',
    'mail',
    'outside',
    'detectors',
  ],
  http: ['context', 'db', 'domain', 'flow', 'language', 'queue', 'lms', 'outside', 'config', 'log'],
  pages: ['context', 'db', 'domain', 'flow', 'http', 'language', 'queue', 'config'],
  cli: ['errors', 'context', 'config', 'db', 'domain', 'flow', 'log', 'start'],
  tools: ['domain', 'config', 'log'],
  workers: [
    'context',
    'db',
    'domain',
    'flow',
    'listen',
    'outside',
    'process',
    'queue',
    'sandbox',
    'start',
    'config',
    'log',
  ],
  app: ['context', 'domain', 'http', 'pages'],
  demo: ['context', 'db', 'domain', 'flow', 'config'],
  start: ['config', 'context', 'db', 'domain', 'flow', 'log', 'storage'],
  listen: ['app', 'config', 'context', 'domain'],
  process: ['config', 'domain', 'log'],
  api: ['listen', 'process', 'start'],
  main: ['demo', 'listen', 'process', 'start', 'tools', 'workers'],
}

/** What may be imported in a room that is pure: Node's hashes, the language that shapes are written in, and the calendar. */
const pureRooms = {
  domain: ['node:crypto', 'typebox', 'typebox/system', 'typebox/value', 'temporal-polyfill'],
} as Record<string, string[]>

interface Source {
  path: string
  text: string
  imports: string[]
}

const sources = ['src', 'workers', 'tools'].flatMap(read)
const readers = [...sources, ...['test', 'bench', 'evaluation', 'bin'].flatMap(read)]

describe('the rooms', () => {
  test('no file looks into a room that its own room may not see', () => {
    expect(sources.flatMap(forbiddenImports)).toEqual([])
  })

  test('a forbidden import would be noticed', () => {
    const mutants = [
      { path: 'src/detectors/spy.ts', text: '', imports: ['../db/client.ts'] },
      { path: 'src/domain/leak.ts', text: '', imports: ['drizzle-orm'] },
      { path: 'src/http/shortcut.ts', text: '', imports: ['../storage/disk.ts'] },
    ]

    expect(mutants.flatMap(forbiddenImports)).toHaveLength(mutants.length)
  })

  test('the environment is read in one place, for the service and for child processes', () => {
    const readersOfEnvironment = sources.filter(({ text }) => /process\.env/.test(text)).map(({ path }) => path)

    expect(readersOfEnvironment.filter((path) => !/^src\/(config|sandbox\/|db\/embedded)/.test(path))).toEqual([])
  })

  test('no file is named after nothing in particular', () => {
    const vague = /(^|\/)(utils?|helpers?|common|services|managers?|base|misc)(\/|\.ts)/

    expect(sources.map(({ path }) => path).filter((path) => vague.test(path))).toEqual([])
  })
})

describe('nothing is left lying about', () => {
  test('every exported value is used somewhere else', () => {
    const dead = sources.flatMap(({ path, text }) =>
      [...text.matchAll(/^export (?:async )?(?:const|function\*?|class) (\w+)/gm)]
        .map((found) => found[1]!)
        .filter((name) => !readers.some((other) => other.path !== path && new RegExp(`\\b${name}\\b`).test(other.text)))
        .map((name) => `${path}: ${name}`),
    )

    expect(dead).toEqual([])
  })

  test('every dependency is imported', () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    const tools = [
      '@biomejs/biome',
      '@types/node',
      '@types/pg',
      '@types/yauzl',
      '@types/yazl',
      'drizzle-kit',
      'tsx',
      'typescript',
      '@types/mailparser',
      '@types/nodemailer',
      '@types/pdfkit',
      '@types/sanitize-html',
      '@types/smtp-server',
      // Data, found by its folder.
      '@tesseract.js-data/cym',
      '@tesseract.js-data/eng',
    ]
    const everything = [
      ...readers,
      ...['bin/build.js', 'drizzle.config.ts', 'vitest.config.ts'].map((name) => readFile(join(root, name))),
    ]
    const unused = [...Object.keys(dependencies), ...Object.keys(devDependencies)].filter(
      (name) => !tools.includes(name) && !everything.some(({ text }) => text.includes(`'${name}`)),
    )

    expect(unused).toEqual([])
  })
})

describe('the words', () => {
  test('nobody is called names, in code or on screen', () => {
    const never = /\b(cheat(er|ing|ed|s)?|guilty|offender|AI score|probability of cheating)\b/i
    const allowed = /detector-tester\.ts|architecture\.test\.ts/

    expect(
      readers
        .filter(({ path, text }) => !allowed.test(path) && never.test(text.replace(/^.*not\.toMatch.*$/gm, '')))
        .map(({ path }) => path),
    ).toEqual([])
  })

  test('nothing is left open in the code', () => {
    expect(sources.filter(({ text }) => /\b(TODO|FIXME|XXX)\b/.test(text)).map(({ path }) => path)).toEqual([])
  })
})

function read(folder: string): Source[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|js)$/.test(entry.name))
    .map((entry) => readFile(join(entry.parentPath, entry.name)))
}

function readFile(path: string): Source {
  const text = readFileSync(path, 'utf8')
  const imports = [...text.matchAll(/(?:from|import|import\() ?'([^']+)'/g)].map((found) => found[1]!)
  return { path: relative(root, path), text, imports }
}

function roomOf(path: string): string {
  const [first, second] = path.split('/')
  return first === 'src' ? second!.replace(/\.tsx?$/, '') : first!
}

function forbiddenImports({ path, imports }: Source): string[] {
  const room = roomOf(path)
  return imports.flatMap((name) => {
    if (name.startsWith('.')) {
      const target = roomOf(relative(root, resolve(root, path, '..', name)))
      return target === room || arrows[room]?.includes(target) ? [] : [`${path} → ${name}`]
    }
    return pureRooms[room] && !pureRooms[room].includes(name) ? [`${path} → ${name}`] : []
  })
}
