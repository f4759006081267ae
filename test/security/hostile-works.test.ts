import { expect, test } from 'vitest'
import { makeDocx } from '../documents/docx.ts'
import { aService } from '../service.ts'

const { person, handIn, settled } = await aService()

test.each([
  ['a text of 950,000 lines', 'essay.txt', () => 'a\n'.repeat(950_000)],
  ['a text of 1,900,000 empty lines', 'essay.txt', () => `A short essay.${'\n'.repeat(1_900_000)}`],
  [
    'a document of 60,000 paragraphs',
    'essay.docx',
    () => makeDocx({ paragraphs: Array.from({ length: 60_000 }, (_, index) => `${index * 7919}`) }),
  ],
])('%s is read up to the limit, and a person hears what was left out', async (_, name, file) => {
  const { body } = await handIn(file(), name, { who: await person('student') })

  const { status, unreadable, coverage } = await settled(body.id)

  expect(status).toBe('under_review')
  expect(unreadable).toBeNull()
  expect(coverage).toMatchObject([
    { kind: 'over_limit', detail: expect.stringContaining('more than 50000 lines, paragraphs and notes') },
  ])
})
