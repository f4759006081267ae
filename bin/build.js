import { cpSync, existsSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const sources = [
  'src',
  'workers',
  'tools',
  'migrations',
  'demo',
  'bin',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
]
const stamp = join(root, 'dist', '.built')
/** Everything that is started as a process of its own. */
const programs = [
  'src/main.ts',
  'src/api.ts',
  'workers/main.ts',
  'src/cli/main.ts',
  'src/sandbox/child.ts',
  'src/threads/thread.ts',
  'tools/turnitin-emulator/main.ts',
]
/**
 * Packages with files of their own beside their code, large ones that few need, and one that imports a CommonJS module while it
 * runs, of which a bundle gives the default export alone: these are loaded where they lie.
 */
const external = [
  '@aws-sdk/*',
  '@fastify/cookie',
  '@hyzyla/pdfium',
  'htmx.org',
  'mammoth',
  'pdf-parse',
  'pdfkit',
  'pg-native',
  'piscina',
  'tinyld',
]

/**
 * Turns the TypeScript into the JavaScript that Node starts without help, when anything has changed since the last time:
 * our own code and its libraries in a few files, because Node takes longer to find three thousand than to run them.
 * Types are checked by the tests, not here.
 */
export async function build() {
  if (existsSync(stamp) && newest(sources.map((name) => join(root, name))) <= statSync(stamp).mtimeMs) return
  const { build: bundle } = await import('esbuild')
  const fresh = join(root, `dist.${process.pid}`)
  await bundle({
    absWorkingDir: root,
    entryPoints: programs,
    outbase: root,
    outdir: fresh,
    chunkNames: 'parts/[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    external,
    banner: { js: preamble },
    plugins: [{ name: 'places', setup: ({ onLoad }) => onLoad({ filter: ours }, knowingItsPlace) }],
    logLevel: 'error',
  })
  for (const name of ['src', 'migrations', 'demo', 'package.json']) {
    cpSync(join(root, name), join(fresh, name), { recursive: true, filter: (path) => !/\.tsx?$/.test(path) })
  }
  writeFileSync(join(fresh, '.built'), '')
  replace(join(root, 'dist'), fresh)
}

/** Where `dist` is, and the `require` that libraries of the older kind expect. */
const preamble = `import { createRequire as requireFrom } from 'node:module'
const dist = import.meta.url.slice(0, import.meta.url.lastIndexOf('/dist/') + 6)
const require = requireFrom(import.meta.url)`

const ours = /[\\/](src|workers|tools)[\\/].*\.tsx?$/

/** A source file that asks where it is hears where it would lie in `dist`, whichever part its code went to. */
async function knowingItsPlace({ path }) {
  const text = await readFile(path, 'utf8')
  const place = relative(root, path)
    .split(sep)
    .join('/')
    .replace(/\.tsx?$/, '.js')
  const contents = text.replaceAll('import.meta.url', `(dist + '${place}')`)
  return { contents, loader: path.endsWith('x') ? 'tsx' : 'ts' }
}

/** Puts `fresh` where `old` was, in one step each, so that a process that starts meanwhile finds a whole one. */
function replace(old, fresh) {
  const gone = `${old}.gone.${process.pid}`
  if (existsSync(old)) renameSync(old, gone)
  try {
    renameSync(fresh, old)
  } catch {
    rmSync(fresh, { recursive: true, force: true })
  }
  rmSync(gone, { recursive: true, force: true })
}

/** When the newest of these files and folders changed, in milliseconds. */
function newest(paths) {
  return paths.reduce((latest, path) => {
    const facts = statSync(path)
    const within = facts.isDirectory() ? newest(readdirSync(path).map((name) => join(path, name))) : 0
    return Math.max(latest, facts.mtimeMs, within)
  }, 0)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build()
