import { expect, test } from 'vitest'
import { makeDoc } from '../../documents/doc.ts'
import { flaws, read, readDocument } from '../reading.ts'

test('a Word document of before 2007 gives its text and its notes', async () => {
  const document = await readDocument(makeDoc('Mud and method\rChildren “dig” – Größe.\r', 'A note.\r'), 'work.doc')

  expect(document).toMatchObject({ format: 'doc', text: 'Mud and method\nChildren “dig” – Größe.\nA note.' })
  expect(document.zones).toMatchObject([{ kind: 'footnote' }])
  expect(flaws(document)).toEqual([])
})

test('one that is cut short is refused in words', async () => {
  expect(await read(makeDoc('Mud\r', 'A note.\r').subarray(0, 3_000), 'work.doc')).toMatchObject({
    unreadable: 'damaged',
  })
})
