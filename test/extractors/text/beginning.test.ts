import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Encoding } from '../../../src/domain/intake/encodings.ts'
import { beginningOf } from '../../../src/extractors/text/beginning.ts'
import { polishBytes, polishText } from '../../documents/polish.ts'

const path = join(mkdtempSync(join(tmpdir(), 'beginning-')), 'essay')
const read = (bytes: string | Buffer, encoding: Encoding | null = null) => {
  writeFileSync(path, bytes)
  return beginningOf({ path, name: 'essay.txt', encoding })
}

test('a text whose encoding is guessed is shown in it, and in the one that was chosen', async () => {
  expect(await read(polishBytes)).toMatchObject({
    encoding: { name: 'windows-1252', by: 'guess' },
    beginning: expect.stringContaining('£ódŸ'),
  })
  expect(await read(polishBytes, 'windows-1250')).toEqual({
    encoding: { name: 'windows-1250', by: 'student' },
    beginning: polishText,
  })
})

test('a long text is shown with the first place where encodings differ', async () => {
  const plain = 'The children dig in the sand. '.repeat(100)

  const read1250 = await read(Buffer.concat([Buffer.from(plain), polishBytes]), 'windows-1250')

  expect(read1250!.beginning.length).toBeLessThan(700)
  expect(read1250!.beginning).toMatch(/^The children dig .* … .*Łódź dig/)
})

test.each([
  ['UTF-8', Buffer.from(polishText)],
  ['UTF-16 with a mark', Buffer.from(`\uFEFF${polishText}`, 'utf16le')],
  ['ASCII', Buffer.from('Only English letters.')],
  ['no text', Buffer.from('ffd8ffe000104a46494600010101', 'hex')],
])('a file of which the bytes say that it is %s has no encoding to choose', async (_, bytes) => {
  expect(await read(bytes)).toBeNull()
})

test('an encoding in which the bytes are no text shows nothing, and can be changed', async () => {
  expect(await read(Buffer.from(polishText, 'utf16le'), 'windows-1252')).toEqual({
    encoding: { name: 'windows-1252', by: 'student' },
    beginning: '',
  })
})
