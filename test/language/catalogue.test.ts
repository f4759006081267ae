import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, test } from 'vitest'
import { languages } from '../../src/domain/people/language.ts'
import { messages } from '../../src/language/messages.ts'
import { argumentsOf, type Shape, shapeOf } from '../../src/language/shape.ts'

const english = messages['en-GB']

const all = languages.flatMap((language) => [...messages[language]].map(([key, text]) => ({ language, key, text })))

describe('the catalogue', () => {
  test('every language has the same keys', () => {
    for (const language of languages) expect([...messages[language].keys()].sort()).toEqual([...english.keys()].sort())
  })

  test('every message is valid, with the arguments and tags of the English one', () => {
    const wrong = all.filter(({ key, text }) => named(shapeOf(text)) !== named(shapeOf(english.get(key)!)))

    expect(wrong).toEqual([])
  })

  test('every plural has all the forms of its language', () => {
    const lacking = all.flatMap(({ language, key, text }) => {
      const needed = new Intl.PluralRules(language).resolvedOptions().pluralCategories
      return shapeOf(text).plurals.flatMap((forms) =>
        needed.filter((one) => !covers(forms, one, language)).map((one) => `${key} in ${language}: ${one}`),
      )
    })

    expect(lacking).toEqual([])
  })

  test('the type checker reads the same arguments from a message as the parser does', () => {
    const differing = all.filter(({ text }) => argumentsByText(text).join() !== argumentsOf(text).join())

    expect(differing).toEqual([])
  })

  test('no message is empty, or has a sign that quotes in ICU, or a double space', () => {
    expect(all.filter(({ text }) => !text.trim() || /'| {2}/.test(text))).toEqual([])
  })

  test('what is the same in Welsh as in English is a name', () => {
    const same = [...english].filter(
      ([key, text]) => messages.cy.get(key) === text && /\p{L}/u.test(text.replace(/\{[^}]*\}/g, '')),
    )

    expect(same.map(([key]) => key)).toEqual(['labels.role.integration'])
  })
})

const named = ({ names, tags }: Shape) => JSON.stringify([names, tags])

/** Whether a plural has a form for a category: the category itself, or the one number that it stands for. */
function covers(forms: string[], category: string, language: string): boolean {
  if (forms.includes(category)) return true
  const numbers = Array.from({ length: 100 }, (_, number) => number)
  const its = numbers.filter((number) => new Intl.PluralRules(language).select(number) === category)
  return its.every((number) => forms.includes(`=${number}`))
}

/** The rule of `ArgumentsOf` (src/language/arguments.ts), written once more as a program. */
function argumentsByText(text: string): string[] {
  const names = text
    .split('{')
    .slice(1)
    .map((rest) => rest.split('}')[0]!.split(',')[0]!)
  return [...new Set(names.filter((name) => name && !/[ #{<.]/.test(name)))].sort()
}

test.each([
  ['{name', 'is not closed'],
  ['{count, plural, one {# thing}}', 'has no other'],
])('“%s” is no message: it %s', (text) => {
  expect(() => new IntlMessageFormat(text)).toThrow()
})
