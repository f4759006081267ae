import { expect, test } from 'vitest'
import { sentenceAround } from '../../../src/domain/intake/sentence-around.ts'

const around = (text: string, quote: string) => {
  const start = text.indexOf(quote)
  const { before, after } = sentenceAround(text, start, start + quote.length)
  return [before, quote, after]
}

test.each([
  ['First one. I asked ChatGPT for a plan. Last one.', 'ChatGPT', ['I asked ', 'ChatGPT', ' for a plan.']],
  ['A heading\nChatGPT helped', 'ChatGPT', ['', 'ChatGPT', ' helped']],
  ['Is it so? It is GPT-4.5 now! Yes.', 'GPT-4.5', ['It is ', 'GPT-4.5', ' now!']],
  ['One. A whole sentence. Another.', 'A whole sentence.', ['', 'A whole sentence.', '']],
  ['ChatGPT', 'ChatGPT', ['', 'ChatGPT', '']],
])('%s: the sentence around “%s”', (text, quote, expected) => {
  expect(around(text, quote)).toEqual(expected)
})

test('a sentence without an end is cut on both sides, at whole characters', () => {
  const long = '😀'.repeat(300)

  const { before, after } = sentenceAround(`${long}x${long}`, long.length, long.length + 1)

  expect([before.length, after.length]).toEqual([200, 200])
  expect([before.isWellFormed(), after.isWellFormed()]).toEqual([true, true])
})
