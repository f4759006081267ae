import { expect, test } from 'vitest'
import { sourcesIn } from './sources.ts'

const start = /\blog\.(?:trace|debug|info|warn|error|fatal)\(/g

/** What a log call may not contain: an error under another key than `err`, and the parts of one that hold its words. */
const forbidden =
  /\b(?:error|cause|reason): (?:error|err|fault)(?![\w.])|[{,] *error *[,}]|\.(?:message|stack|detail|cause)\b/

/** The arguments of every log call in `text`, up to the parenthesis that ends them. */
function logCalls(text: string): string[] {
  return [...text.matchAll(start)].map(({ index, 0: opening }) => {
    let depth = 1
    let end = index + opening.length
    for (; depth > 0 && end < text.length; end++) depth += text[end] === '(' ? 1 : text[end] === ')' ? -1 : 0
    return text.slice(index, end)
  })
}

const unsafe = (text: string) => logCalls(text).filter((call) => forbidden.test(call))

test('an error goes to the log whole, as err, so that one serialiser decides what is written of it', () => {
  const found = sourcesIn('src', 'workers', 'tools').flatMap(({ path, text }) =>
    unsafe(text).map((call) => `${path}: ${call}`),
  )

  expect(found).toEqual([])
})

test.each([
  `log.warn({ error: error.message }, 'it failed')`,
  `request.log.error({ code: 1, error: (error as Error).message }, 'a page failed')`,
  `log.error(\n  { error: error.message, stack: error.stack },\n  'it failed',\n)`,
  `context.log.info(error.message)`,
  `log.error({ error }, 'it failed')`,
  `log.error({ cause: fault.cause }, 'it failed')`,
  `log.error({ run: run.id, reason: fault.detail }, 'it failed')`,
])('another way would be noticed: %s', (call) => {
  expect(unsafe(call)).toHaveLength(1)
})

test('the way that is meant is found and let through', () => {
  const call = `log.warn({ endpoint: endpoint.id, err }, 'it failed')`

  expect(logCalls(`${call}\nerror.message`)).toEqual([call])
  expect(unsafe(call)).toEqual([])
})
