import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import type { Asker } from '../../src/domain/people/asker.ts'
import { plainDocument, type Reading } from '../../src/domain/screening/document.ts'
import { createSandbox, type Sandbox, SandboxFault, type Task } from '../../src/sandbox/sandbox.ts'
import { makeDocx } from '../documents/docx.ts'
import { onePage, rawPdf } from '../documents/pdf.ts'

const canIsolate = ['-n', '-rn'].some((flags) => spawnSync('unshare', [flags, 'true']).status === 0)
if (!canIsolate)
  process.stderr.write('Skipped: this system lets no process give up its network, so the sandbox runs with it.\n')

const unruly = new URL('./unruly.ts', import.meta.url)

function ask(
  sandbox: Sandbox,
  kind: string,
  { text = '', timeoutMs = 20_000, ...asker }: { text?: string; timeoutMs?: number } & Partial<Asker> = {},
) {
  return sandbox.run({ kind, text } as unknown as Task, { timeoutMs, ...asker })
}

describe('with children that misbehave', () => {
  let sandbox: Sandbox
  beforeAll(() => {
    sandbox = createSandbox({ size: 2, memoryMb: 256, program: unruly })
  })
  afterAll(() => sandbox.close())

  test('a child that is busy for ever is killed at its deadline and the other one is undisturbed', async () => {
    const stuck = ask(sandbox, 'loop', { timeoutMs: 1_000 })
    const others = await Promise.all(['a', 'b', 'c'].map((text) => ask(sandbox, 'echo', { text })))

    await expect(stuck).rejects.toMatchObject({
      code: 'timeout',
      message: expect.stringMatching(/^The work took longer.*\.$/),
    })
    expect(others).toEqual(['a', 'b', 'c'])
  })

  test('a killed child is replaced, so the sandbox does not shrink', async () => {
    const faults = await Promise.allSettled([1, 2, 3].map(() => ask(sandbox, 'loop', { timeoutMs: 100 })))

    expect(faults.map((fault) => fault.status)).toEqual(['rejected', 'rejected', 'rejected'])
    expect(await Promise.all([ask(sandbox, 'echo', { text: 'x' }), ask(sandbox, 'echo', { text: 'y' })])).toEqual([
      'x',
      'y',
    ])
  })

  test.each(['buffers', 'heap'])('a child that fills its memory with %s ends within its limit', async (kind) => {
    await expect(ask(sandbox, kind)).rejects.toMatchObject({ code: 'memory' })
  })

  test.each([
    ['throw', 'threw'],
    ['throw-later', 'crash'],
  ])('a fault says where the work ended by an error, and none of its words (%s)', async (kind, code) => {
    const fault = await ask(sandbox, kind, { text: 'a line of the essay' }).catch((error: SandboxFault) => error)

    expect(fault).toMatchObject({ code, detail: expect.stringMatching(/ at .*unruly\.ts:\d+:\d+/) })
    expect(JSON.stringify([String(fault), fault])).not.toContain('essay')
  })

  test('an error in the work is told apart from the end of the process', async () => {
    await expect(ask(sandbox, 'exit')).rejects.toMatchObject({ code: 'crash', detail: 'It ended with code 3.' })
  })

  test('a child that threw goes on working', async () => {
    const one = createSandbox({ size: 1, program: unruly })

    const before = await ask(one, 'pid')
    await ask(one, 'throw').catch(() => {})
    const after = await ask(one, 'pid')

    expect(after).toBe(before)
    await one.close()
  })

  test('tasks wait their turn in order', async () => {
    const one = createSandbox({ size: 1, program: unruly })
    const finished: unknown[] = []

    await Promise.all(['a', 'b', 'c', 'd'].map(async (text) => finished.push(await ask(one, 'echo', { text }))))

    expect(finished).toEqual(['a', 'b', 'c', 'd'])
    await one.close()
  })

  test('people take turns, however long the line of one of them is', async () => {
    const one = createSandbox({ size: 1, program: unruly })
    const finished: unknown[] = []
    const tasks = ['a1', 'a2', 'a3', 'a4', 'b1', 'c1', 'b2']

    await Promise.all(
      tasks.map(async (text) => finished.push(await ask(one, 'echo', { text, person: text.slice(0, 1) }))),
    )

    expect(finished).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'a3', 'a4'])
    await one.close()
  })

  test('what one person waits for leaves a child to others', async () => {
    const asking = new AbortController()
    const stuck = Array.from({ length: 5 }, () => ask(sandbox, 'loop', { person: 'a', signal: asking.signal }))

    const others = await Promise.all(['b', 'c'].map((text) => ask(sandbox, 'echo', { text, person: text })))

    expect(others).toEqual(['b', 'c'])
    asking.abort(new Error('They left.'))
    expect((await Promise.allSettled(stuck)).map(({ status }) => status)).toEqual(Array(5).fill('rejected'))
  })

  test('a task that its person waits for no longer is dropped, running or not', async () => {
    const one = createSandbox({ size: 1, program: unruly })
    const asking = new AbortController()
    const options = { person: 'a', signal: asking.signal, timeoutMs: 60_000 }
    const tasks = ['loop', 'loop', 'echo'].map((kind) => ask(one, kind, options))
    const later = ask(one, 'echo', { text: 'b', person: 'b' })

    asking.abort(new Error('They left.'))

    const ends = await Promise.allSettled(tasks)
    expect(ends.map((end) => end.status === 'rejected' && end.reason.message)).toEqual(Array(3).fill('They left.'))
    expect(await later).toBe('b')
    await one.close()
  })

  test('a person who waits for much already is asked to wait before asking for more', async () => {
    const one = createSandbox({ size: 1, program: unruly })
    const options = { person: 'a', signal: new AbortController().signal }

    const asked = Array.from({ length: 12 }, (_, index) => ask(one, 'echo', { text: `${index}`, ...options }))

    const ends = await Promise.allSettled(asked)
    const refused = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason] : []))
    expect(refused.length).toBeGreaterThanOrEqual(3)
    expect(refused[0]).toMatchObject({ code: 'TOO_MANY_REQUESTS', message: expect.stringMatching(/already wait/) })
    expect(ends.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThanOrEqual(8)
    await one.close()
  })

  test('megabytes of text come and go unchanged', async () => {
    const text = 'ß\u{1F331}\ud800\u0000x'.repeat(300_000)

    expect(await ask(sandbox, 'echo', { text })).toBe(text)
  })

  test('a child inherits no secrets', async () => {
    vi.stubEnv('CANDOUR_TEST_SECRET', 'hush')
    onTestFinished(() => void vi.unstubAllEnvs())
    const one = createSandbox({ size: 1, program: unruly })

    const environment = await ask(one, 'environment')

    expect(JSON.stringify(environment)).not.toContain('hush')
    expect(Object.keys(environment as object)).not.toContain('HOME')
    await one.close()
  })

  test.skipIf(!canIsolate)('a child reaches no network, not even this machine', async () => {
    const server = createServer((_, response) => response.end('hello')).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo

    const answer = await ask(sandbox, 'call', { text: `http://127.0.0.1:${port}` })

    expect(answer).toBe('ENETUNREACH')
    server.close()
  })

  test('a child is replaced after it has done much', async () => {
    const one = createSandbox({ size: 1, program: unruly })

    const first = await ask(one, 'pid')
    await Promise.all(Array.from({ length: 2_000 }, () => ask(one, 'echo')))

    expect(await ask(one, 'pid')).not.toBe(first)
    await one.close()
  })

  test('a child that keeps much memory is replaced before the next task', async () => {
    const one = createSandbox({ size: 1, program: unruly, memoryMb: 256 })

    const grown = await ask(one, 'grow')

    expect(await ask(one, 'pid')).not.toBe(grown)
    await one.close()
  })

  test('the limit is processor time, so a task that waits for a busy machine goes on', async () => {
    expect(await ask(sandbox, 'sleep', { timeoutMs: 500 })).toBe('awake')
  })

  test('what a person waits for at a screen does not wait behind readings', async () => {
    const one = createSandbox({ size: 1, program: unruly })
    const reading = ask(one, 'loop', { timeoutMs: 60_000 }).catch((fault) => fault)

    await expect(ask(one, 'page-image')).rejects.toMatchObject({ code: 'threw' })

    await one.close()
    expect(await reading).toMatchObject({ code: 'unavailable' })
  })

  test('closing ends tasks that run and tasks that wait', async () => {
    const one = createSandbox({ size: 1, program: unruly })
    const tasks = [ask(one, 'loop'), ask(one, 'echo')].map((task) => task.catch((fault) => fault))

    await one.close()

    expect(await Promise.all(tasks)).toEqual([expect.any(SandboxFault), expect.any(SandboxFault)])
    await expect(ask(one, 'echo')).rejects.toMatchObject({ code: 'unavailable' })
  })

  test('children die with their parent, even one that is busy for ever', async () => {
    const program = fileURLToPath(new URL('./parent.ts', import.meta.url))
    const parent = spawn(process.execPath, ['--import', 'tsx', program], { stdio: ['ignore', 'pipe', 'inherit'] })
    const pids: number[] = JSON.parse(String((await once(parent.stdout, 'data'))[0]))
    expect(pids.map(isAlive)).toEqual([true, true])

    parent.kill('SIGKILL')

    await expect.poll(() => pids.map(isAlive), { timeout: 10_000 }).toEqual([false, false])
  })
})

describe('with the readers and detectors', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sandbox-'))
  let sandbox: Sandbox
  beforeAll(() => {
    sandbox = createSandbox({ size: 1 })
  })
  afterAll(() => sandbox.close())

  test('a file is read', async () => {
    const path = join(folder, 'essay.docx')
    writeFileSync(path, makeDocx({ paragraphs: ['Mud is a good teacher.'] }))

    const reading = (await sandbox.run(
      { kind: 'extract', path, name: 'essay.docx', mediaType: '' },
      { timeoutMs: 20_000 },
    )) as Reading

    expect(reading).toMatchObject({ document: { format: 'docx', text: 'Mud is a good teacher.' } })
  })

  test('a PDF whose font claims two thousand million letters is read all the same', async () => {
    const path = join(folder, 'font.pdf')
    writeFileSync(path, giantFont('Children learn by playing'))
    const task: Task = { kind: 'extract', path, name: 'font.pdf', mediaType: '' }

    const reading = (await sandbox.run(task, { timeoutMs: 30_000 })) as Reading

    expect(reading).toMatchObject({ document: { text: expect.stringContaining('Children learn by playing') } })
  })

  test('a detector gives its opinion', async () => {
    const document = plainDocument('References\nChatGPT (2023) Benefits of play.')
    const input = { document, reflection: null, brief: '', clauses: {}, pseudonym: 'p' }

    const opinion = await sandbox.run({ kind: 'detect', detector: 'ai-author-citation', input }, { timeoutMs: 20_000 })

    expect(opinion).toMatchObject({ flags: [{ evidence: [{ quote: expect.stringContaining('ChatGPT') }] }] })
  })

  test('an unknown detector is an error of the task', async () => {
    const input = { document: plainDocument('x'), reflection: null, brief: '', clauses: {}, pseudonym: 'p' }

    const opinion = sandbox.run({ kind: 'detect', detector: 'tea-leaves', input }, { timeoutMs: 20_000 })

    await expect(opinion).rejects.toMatchObject({ code: 'threw', detail: expect.stringContaining('tea-leaves') })
  })

  test('a file that is not there is an error of the task, not a reading', async () => {
    const task: Task = { kind: 'extract', path: join(folder, 'nowhere'), name: 'nowhere', mediaType: '' }

    await expect(sandbox.run(task, { timeoutMs: 20_000 })).rejects.toMatchObject({ code: 'threw' })
  })
})

/** One page in a font whose table of widths fills whatever memory pdf.js may have. */
function giantFont(text: string) {
  const codes = Buffer.from(text, 'utf16le').swap16().toString('hex')
  const map =
    'begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <0001> <007F> <0001> endbfrange endcmap'
  const system = '<</Registry (Adobe) /Ordering (Identity) /Supplement 0>>'
  return rawPdf([
    ...onePage(`BT /F 12 Tf 72 700 Td <${codes}> Tj ET`).slice(0, 4),
    '<</Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [6 0 R] /ToUnicode 8 0 R>>',
    `<</Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo ${system} /FontDescriptor 7 0 R /W [0 2000000000 500]>>`,
    '<</Type /FontDescriptor /FontName /X /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800 /Descent -200 /StemV 80>>',
    `<</Length ${map.length}>> stream\n${map}\nendstream`,
  ])
}

function isAlive(pid: number) {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
