import { expect, test } from 'vitest'
import { maskName } from '../../../src/domain/screening/mask.ts'

test.each([
  ['By Ana María Núñez-Ortiz, 2026', 'By xxx xxxxx xxxxxxxxxxx, 2026'],
  ['Núñez-Ortiz, Ana wrote', 'xxxxxxxxxxxx xxx wrote'],
  ['ANA NÚÑEZ-ORTIZ', 'xxx xxxxxxxxxxx'],
  ['ana@college.example', 'xxxxxxxxxxxxxxxxxxx'],
  ['Ana said so; so did Ortiz.', 'Ana said so; so did Ortiz.'],
  ['Anastasia Núñez-Ortizala', 'Anastasia Núñez-Ortizala'],
])('in “%s” the whole name is masked, letter by letter', (text, masked) => {
  expect(maskName(text, { name: 'Ana María Núñez-Ortiz', email: 'ana@college.example' })).toBe(masked)
  expect(masked).toHaveLength(text.length)
})

test('a name whose accents are written apart is found as well', () => {
  const text = 'by Núñez-Ortiz, Ana'.normalize('NFD')

  const masked = maskName(text, { name: 'Ana Núñez-Ortiz', email: null })

  expect(masked).toMatch(/^by x+ x+$/)
  expect(masked).toHaveLength(text.length)
})
