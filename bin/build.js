import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const sources = ['src', 'workers', 'migrations', 'demo', 'package.json', 'tsconfig.json', 'tsconfig.build.json']
const stamp = join(root, 'dist', '.built')

/**
 * Turns the TypeScript into the JavaScript that Node starts without help, when anything has changed since the last time.
 * Types are checked by the tests, not here.
 */
export function build() {
  if (existsSync(stamp) && newest(sources.map((name) => join(root, name))) <= statSync(stamp).mtimeMs) return
  const fresh = join(root, `dist.${process.pid}`)
  const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc')
  const settings = ['-p', join(root, 'tsconfig.build.json'), '--outDir', fresh]
  const { status } = spawnSync(process.execPath, [compiler, ...settings], { stdio: 'inherit' })
  if (status !== 0) throw new Error('The TypeScript could not be turned into JavaScript.')
  for (const name of sources.filter((name) => !name.startsWith('tsconfig'))) {
    const filter = (path) => !/\.tsx?$/.test(path)
    cpSync(join(root, name), join(fresh, name), { recursive: true, filter })
  }
  writeFileSync(join(fresh, '.built'), '')
  replace(join(root, 'dist'), fresh)
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

if (process.argv[1] === fileURLToPath(import.meta.url)) build()
