import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

/**
 * What each detector and the reader of files are made of, as a hash. A run and a text say which version they come from, and
 * `candour backfill` asks again where that version is another one: so a version has to change with the rules.
 */
const root = dirname(dirname(fileURLToPath(import.meta.url)))
const kept = join(root, 'src', 'detectors', 'rules.json')

/** The rules as they were when they were last written down: the version and the hash of each. */
export const rulesKept = () => JSON.parse(readFileSync(kept, 'utf8'))

/** The rules as the sources say: for each detector and for the reader its version, where that stands, and its hash. */
export async function rulesNow() {
  const index = readFileSync(join(root, 'src/detectors/index.ts'), 'utf8')
  const places = [...index.matchAll(/from '\.\/([^']+)'/g)].map(([, path]) => `src/detectors/${path}`)
  const rules = await Promise.all(
    places.map(async (place) => [idIn(place), await rulesOf(place, place, /\bversion: '([^']+)'/)]),
  )
  const reader = await rulesOf(
    'src/extractors/extract.ts',
    'src/domain/screening/document.ts',
    /readerVersion = '([^']+)'/,
  )
  return Object.fromEntries([...rules, ['reader', reader]])
}

/** What has to be done before the rules can be written down: one sentence for each whose version has to be raised. */
export function toRaise(now, before) {
  return Object.entries(now).flatMap(([name, { version, sha256, place }]) =>
    before[name] && before[name].sha256 !== sha256 && before[name].version === version
      ? [`The rules of ${name} have changed: raise its version, now ${version}, in ${place}. Then run “npm run rules”.`]
      : [],
  )
}

const idIn = (place) => /\bid: '([^']+)'/.exec(readFileSync(join(root, place), 'utf8'))[1]

async function rulesOf(entry, place, pattern) {
  const version = pattern.exec(readFileSync(join(root, place), 'utf8'))[1]
  return { version, place, sha256: await hashOf(entry) }
}

/** The code that is reached from here, without comments, formatting, types and what is not used, and the data beside it. */
async function hashOf(entry) {
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    write: false,
    metafile: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    packages: 'external',
    legalComments: 'none',
    outdir: 'rules',
    logLevel: 'error',
  })
  const hash = createHash('sha256')
  for (const { contents } of outputFiles) hash.update(contents)
  const folders = [...new Set(Object.keys(metafile.inputs).map((path) => dirname(resolve(root, path))))].sort()
  for (const path of folders.flatMap(dataIn)) hash.update(readFileSync(path))
  return hash.digest('hex')
}

const dataIn = (folder) =>
  readdirSync(folder)
    .filter((name) => !/\.tsx?$/.test(name) && name !== 'rules.json' && /\.\w+$/.test(name))
    .sort()
    .map((name) => join(folder, name))

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const now = await rulesNow()
  const wrong = process.argv.includes('--same-results') ? [] : toRaise(now, rulesKept())
  for (const sentence of wrong) process.stderr.write(`${sentence}\n`)
  if (wrong.length) process.exit(1)
  const lines = Object.entries(now).map(([name, { version, sha256 }]) => [name, { version, sha256 }])
  writeFileSync(kept, `${JSON.stringify(Object.fromEntries(lines), null, 2)}\n`)
}
