import { createSandbox, type Sandbox, type Task } from '../../src/sandbox/sandbox.ts'

// A parent with two children, one of them busy for ever. It writes their process ids and waits to be killed.
const program = new URL('./unruly.ts', import.meta.url)
const [calm, busy] = [createSandbox({ size: 1, program }), createSandbox({ size: 1, program })]
const ask = (sandbox: Sandbox, kind: string) => sandbox.run({ kind } as unknown as Task, { timeoutMs: 60_000 })

const pids = [await ask(calm, 'pid'), await ask(busy, 'pid')]
void ask(busy, 'loop').catch(() => {})
process.stdout.write(`${JSON.stringify(pids)}\n`)
