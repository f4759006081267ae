import { afterAll, expect } from 'vitest'

/**
 * Files share a process, in an order that nobody fixes: what one leaves on a prototype, in the environment, on the clock or
 * in the working folder meets another. Each file is held to leaving these as it found them.
 */
const prototypes = { Object, Array, String, Function, Map, Set, Promise }
const shared = () => ({
  folder: process.cwd(),
  clock: Date.now,
  timer: setTimeout,
  fetch: globalThis.fetch,
  environment: process.env,
  ...Object.fromEntries(Object.entries(process.env).map(([name, value]) => [`the variable ${name}`, value])),
  ...Object.fromEntries(
    Object.entries(prototypes).map(([name, { prototype }]) => [`${name}.prototype`, Object.keys(prototype).join()]),
  ),
})

const before: Record<string, unknown> = shared()

afterAll(() => {
  const after: Record<string, unknown> = shared()
  const names = Object.keys({ ...before, ...after })
  expect(names.filter((name) => before[name] !== after[name])).toEqual([])
})
