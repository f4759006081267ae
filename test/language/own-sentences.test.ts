import { expect, test } from 'vitest'
import { ownSentencesIn, readOwnSentences } from '../../src/language/own-sentences.ts'
import { createWords } from '../../src/language/words.ts'

test('a sentence of the provider takes the place of ours, in its language alone', () => {
  const words = createWords(ownSentencesIn('{"en-GB": {"home.none": "Nothing is set yet."}}'))

  expect(words['en-GB'].say('home.none')).toBe('Nothing is set yet.')
  expect(words.cy.say('home.none')).toBe('Nid oes asesiad eto. Bydd eich tiwtor yn cyhoeddi un yma.')
})

test.each([
  ['{', 'It is no JSON.'],
  ['[]', 'It is one JSON object'],
  ['{"fr": {}}', '“fr” is not one of the languages en-GB, cy.'],
  ['{"cy": []}', '“cy” holds an object of sentences by key.'],
  ['{"cy": {"home.nothing": "x"}}', 'There is no sentence “home.nothing”.'],
  ['{"cy": {"constructor": "x"}}', 'There is no sentence “constructor”.'],
  ['{"cy": {"home.none": 7}}', 'It is no text.'],
  ['{"cy": {"home.none": " "}}', 'It is empty.'],
  ['{"cy": {"home.none": "{x"}}', 'It is no ICU message.'],
  ['{"en-GB": {"home.useOfAi": "Use of AI"}}', 'It has to hold these and no others: {level}.'],
  ['{"en-GB": {"home.opens": "Opens {at}."}}', 'It has to hold these and no others: {at}, <link>.'],
  ['{"en-GB": {"home.none": "For {name}"}}', 'It has to hold these and no others: none.'],
])('the start refuses %s', (text, sentence) => {
  expect(() => ownSentencesIn(text)).toThrow(sentence)
})

test('a file that is not there is named by its setting, and not by its path', async () => {
  await expect(readOwnSentences('/nowhere/sentences.json')).rejects.toThrow(
    'SENTENCES_FILE, the file of your own sentences, cannot be used: it is not there.',
  )
  expect(await readOwnSentences(null)).toEqual({})
})
