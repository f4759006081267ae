import { serve } from '../../src/sandbox/serve.ts'

const kept: Buffer[] = []

/** What a bad document, or a bad library, could make a child do. */
const deeds: Record<string, (task: { text?: string }) => unknown> = {
  echo: ({ text }) => text,
  pid: () => process.pid,
  environment: () => process.env,
  loop: () => {
    for (;;);
  },
  sleep: () => new Promise((resolve) => setTimeout(() => resolve('awake'), 1_500)),
  grow: () => {
    kept.push(Buffer.alloc(130_000_000, 1))
    return process.pid
  },
  throw: ({ text }) => {
    throw new Error(text)
  },
  'throw-later': ({ text }) => {
    setImmediate(() => {
      throw new Error(text)
    })
    return new Promise(() => {})
  },
  exit: () => process.exit(3),
  buffers: () => {
    const kept: Buffer[] = []
    for (;;) kept.push(Buffer.alloc(8_000_000, 1))
  },
  heap: () => {
    const kept: unknown[] = []
    for (;;) kept.push({ a: [kept.length], b: `${kept.length}` })
  },
  call: ({ text }) =>
    fetch(text!).then(
      (response) => response.text(),
      (error) => error.cause.code,
    ),
}

serve((task: { kind: string; text?: string }) => deeds[task.kind]!(task))
