import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { aVisitor } from './pages/visitor.ts'

const built = fileURLToPath(new URL('../dist/src/main.js', import.meta.url))

test('the built service prints links, and each signs its person in', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'candour-start-'))
  const { PATH, HOME } = process.env
  const env = { PATH, HOME, CANDOUR_DATA_DIR: dataDir, PORT: '0' }
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', built], { env, cwd: dataDir })
  try {
    const links = await linksIn(child.stdout)
    const pages = []
    for (const link of links) {
      const visitor = aVisitor(new URL(link).origin)
      const { status } = await visitor.visit(new URL(link).pathname, {})
      pages.push([status, (await visitor.visit('/account')).text.includes('Sign out')])
    }

    expect(links).toHaveLength(4)
    expect(pages).toEqual(links.map(() => [303, true]))
  } finally {
    const closed = new Promise((resolve) => child.once('close', resolve))
    child.kill('SIGTERM')
    await closed
    await rm(dataDir, { recursive: true, force: true })
  }
}, 60_000)

/** The sign-in links of what is printed, once the last line of it is there. */
async function linksIn(output: AsyncIterable<Buffer>): Promise<string[]> {
  let printed = ''
  for await (const part of output) {
    printed += part
    if (printed.includes('Stop with Ctrl-C.')) return printed.match(/http:\S+\/sign-in\/\S+/g) ?? []
  }
  throw new Error(`The service ended before it was ready: ${printed}`)
}
