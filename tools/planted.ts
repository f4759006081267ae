import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { stripVTControlCharacters } from 'node:util'

/**
 * Tests the tests: applies each bug of `test/planted/` to a copy of the last commit, one at a time, and says which test of the file
 * that it names fails. Names of bugs choose among them. Exits with 1 when a bug is not caught.
 */
const root = fileURLToPath(new URL('..', import.meta.url))
const folder = join(root, 'test/planted')
const chosen = process.argv.slice(2)
const bugs = (await readdir(folder)).filter((name) => name.endsWith('.patch'))
const copy = join(await mkdtemp(join(tmpdir(), 'candour-planted-')), 'copy')
let missed = 0

await run('git', ['worktree', 'add', '--quiet', '--detach', copy, 'HEAD'], root)
try {
  await symlink(join(root, 'node_modules'), join(copy, 'node_modules'))
  for (const name of bugs) {
    if (!chosen.length || chosen.includes(basename(name, '.patch'))) await tryBug(name)
  }
} finally {
  await run('git', ['worktree', 'remove', '--force', copy], root)
  await rm(join(copy, '..'), { recursive: true, force: true })
}
process.exitCode = missed ? 1 : 0

async function tryBug(name: string) {
  const patch = join(folder, name)
  const [what = '', testLine = ''] = (await readFile(patch, 'utf8')).split('\n')
  const file = testLine.replace('Test: ', '')
  await run('git', ['apply', patch], copy)
  const out = await run('npx', ['vitest', 'run', file, '--bail=1'], copy)
  await run('git', ['checkout', '--quiet', '.'], copy)
  const failed = /^.*FAIL\s+(.+)$/m.exec(out)?.[1]
  if (!failed) missed += 1
  process.stdout.write(`${failed ? 'caught' : 'NOT CAUGHT'}  ${basename(name, '.patch')}: ${what}\n`)
  process.stdout.write(`        ${failed ?? `no test of ${file} failed`}\n`)
}

/** What a program wrote, whether or not it failed. A fault of git ends the whole. */
function run(program: string, args: string[], cwd: string): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(
      program,
      args,
      { cwd, maxBuffer: 2 ** 26, timeout: 300_000, killSignal: 'SIGKILL' },
      (error, stdout, stderr) => {
        if (error && program === 'git') reject(new Error(stderr))
        else resolve(stripVTControlCharacters(stdout + stderr))
      },
    )
  })
}
