import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fileName, mediaTypeOf } from '../../../src/domain/intake/file-kind.ts'

test.each([
  ['essay.docx', 'essay.docx'],
  ['C:\\Users\\sam\\My essay.docx', 'My essay.docx'],
  ['../../etc/passwd', 'passwd'],
  ['/var/tmp/', 'unnamed'],
  ['', 'unnamed'],
  ['   ', 'unnamed'],
  ['.', 'unnamed'],
  ['..', 'unnamed'],
  ['\u0000\u0007\r\n', 'unnamed'],
  ['essay\u202Excod.exe', 'essayxcod.exe'],
  ['\u2066essay\u2069.pdf', 'essay.pdf'],
  ['zero\u200Bwidth\uFEFF.txt', 'zerowidth.txt'],
  ['re\u0301sume\u0301.pdf', 'résumé.pdf'],
  ['作文.docx', '作文.docx'],
  ['essay 🙂.txt', 'essay 🙂.txt'],
  ['half \uD83D.txt', 'half .txt'],
  ['a"b;c=d.txt', 'a"b;c=d.txt'],
  ['<img src=x>.txt', '<img src=x>.txt'],
])('%j is kept as %j', (sent, kept) => {
  expect(fileName(sent)).toBe(kept)
})

test('a very long name keeps its ending', () => {
  const kept = fileName(`${'n'.repeat(100_000)}.docx`)

  expect(kept).toHaveLength(200)
  expect(kept).toMatch(/^n+\.docx$/)
})

test('whatever name is sent, the kept one is short, visible, well formed, and no path', () => {
  const anyName = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 400 }),
    fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 400 }).map((units) => String.fromCharCode(...units)),
    fc
      .array(fc.constantFrom('..', '/', '\\', '.', '\u202E', '\u0000', 'a', '.pdf'), { maxLength: 20 })
      .map((parts) => parts.join('')),
  )

  fc.assert(
    fc.property(anyName, (sent) => {
      const kept = fileName(sent)

      expect(kept.length).toBeGreaterThan(0)
      expect(kept.length).toBeLessThanOrEqual(200)
      expect(kept).not.toMatch(/[\p{Cc}\p{Cf}/\\]/u)
      expect(kept).not.toMatch(/^\.+$/)
      expect(kept.isWellFormed()).toBe(true)
      expect(kept.trim()).toBe(kept)
    }),
    { numRuns: 1_000 },
  )
})

test('a file is what its bytes say, not what it is called', () => {
  expect(mediaTypeOf(Buffer.from('%PDF-1.7\n'), 'essay.txt')).toBe('application/pdf')
  expect(mediaTypeOf(Buffer.from('junk\n%PDF-1.7\n'), 'x')).toBe('application/pdf')
  expect(mediaTypeOf(Buffer.from('PK\u0003\u0004…'), 'essay.DOCX')).toContain('wordprocessingml')
  expect(mediaTypeOf(Buffer.from('PK\u0003\u0004…'), 'essay.pdf')).toBe('application/zip')
  expect(mediaTypeOf(Buffer.from('PK\u0003\u0004…mimetypeapplication/vnd.oasis.opendocument.text'), 'x')).toContain(
    'opendocument',
  )
  expect(mediaTypeOf(Buffer.from('Plain words.'), 'essay.md')).toBe('text/markdown')
  expect(mediaTypeOf(Buffer.from('Plain words.'), 'essay.docx')).toBe('text/plain')
  expect(mediaTypeOf(Buffer.from([1, 0, 2]), 'essay.txt')).toBe('application/octet-stream')
  expect(mediaTypeOf(Buffer.alloc(0), 'essay')).toBe('application/octet-stream')
})
