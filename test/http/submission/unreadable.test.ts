import { deflateRawSync, deflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { makeDocx } from '../../documents/docx.ts'
import { makePdf } from '../../documents/pdf.ts'
import { zip } from '../../documents/zip.ts'
import { noAi } from '../../samples.ts'
import { aService } from '../../service.ts'

const { call, handIn, settled, people, person } = await aService({ extractTimeoutMs: 10_000 })
const essay = ['Play lets children set the problem.', 'Adults matter when they add a little.']
const docx = makeDocx({ paragraphs: essay })
const pdf = await makePdf({ pages: [essay] })

/** Word's way of a password: a compound file whose directory names an “EncryptedPackage” (MS-OFFCRYPTO 2.3.4.4). */
function locked() {
  const file = Buffer.alloc(4_096)
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(file)
  file.writeUInt16LE(9, 30)
  Buffer.from('EncryptedPackage', 'utf16le').copy(file, 512)
  return file
}
const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
)
const zeros = Buffer.alloc(20 * 1024 * 1024)

const files: [string, string, () => Buffer | Promise<Buffer>][] = [
  ['an empty file', 'essay.docx', () => Buffer.alloc(0)],
  ['half a document', 'essay.docx', () => docx.subarray(0, docx.length >> 1)],
  ['half a PDF', 'essay.pdf', () => pdf.subarray(0, 200)],
  ['a picture', 'photo.png', () => dot],
  ['a PDF of pictures', 'scan.pdf', () => makePdf({ pages: [[], []], picture: true })],
  ['a zip of pictures', 'essay.docx', () => zip([{ name: 'photo.png', content: dot }])],
  [
    'a document that swells two thousandfold',
    'essay.docx',
    () =>
      zip([
        { name: '[Content_Types].xml', content: '<Types/>' },
        { name: 'word/document.xml', content: zeros },
      ]),
  ],
  [
    'a document that lies about its size',
    'essay.docx',
    () => zip([{ name: 'word/document.xml', content: zeros, says: { uncompressed: 100 } }]),
  ],
  [
    'a document with a hundred thousand parts',
    'essay.docx',
    () => zip(Array.from({ length: 60_000 }, (_, index) => ({ name: `p${index}`, content: '', stored: true }))),
  ],
  [
    'a document that defines words by words a billion times',
    'essay.docx',
    () =>
      zip([
        {
          name: 'word/document.xml',
          content: `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">${'bcdefghij'
            .split('')
            .map((it, index) => `<!ENTITY ${it} "${`&${'abcdefghi'[index]};`.repeat(10)}">`)
            .join('')}]><x>&j;</x>`,
        },
      ]),
  ],
  ['words that are only signs', 'essay.txt', () => Buffer.from('… — … !!!')],
  [
    'bytes that mean nothing',
    'essay.bin',
    () => Buffer.from(Array.from({ length: 4096 }, (_, index) => (index * 7) % 251)),
  ],
  [
    'deflated nonsense',
    'essay.odt',
    () => Buffer.concat([Buffer.from('PK\x03\x04'), deflateRawSync(Buffer.from('x')), deflateSync(Buffer.from('y'))]),
  ],
]

describe('work that no program can read', () => {
  test.each(files)('%s is kept, receipted, and waits for a person, with the reason in words', async (_, name, make) => {
    const bytes = await make()
    const { status, body } = await handIn(bytes, name, { reflection: noAi(), who: await person('student') })

    const view = await settled(body.id)

    expect(status).toBe(201)
    expect(view).toMatchObject({ status: 'under_review', flags: [], fileBytes: bytes.length })
    expect(view.unreadable).toMatch(/^[A-Z].*person will read it\.$/)
    expect(view.unreadable).not.toMatch(/cheat|guilt|suspect|error|exception|undefined/i)
    const text = await call(people.tutor, 'GET', `/v1/submissions/${body.id}/text`)
    expect(text).toMatchObject({ status: 404, body: { title: view.unreadable } })
    const file = await call(people.tutor, 'GET', `/v1/submissions/${body.id}/file`)
    expect([file.status, file.headers.get('content-length')]).toEqual([200, String(bytes.length)])
  })

  test('a locked document says that it has a password', async () => {
    const { body } = await handIn(locked(), 'essay.docx', { reflection: noAi(), who: await person('student') })

    const view = await settled(body.id)

    expect(view.unreadable).toContain('protected with a password')
  })

  test('a person decides about it like about any other work', async () => {
    const { body } = await handIn(Buffer.alloc(0), 'essay.docx', { reflection: noAi(), who: await person('student') })
    await settled(body.id)

    const decided = await call(people.tutor, 'POST', `/v1/submissions/${body.id}/decisions`, {
      outcome: 'resubmission_invited',
      reasons: 'The file arrived empty; please send it again.',
    })

    expect(decided.status).toBe(201)
  })
})

test('readable work stays readable beside all that', async () => {
  for (const [bytes, name] of [
    [docx, 'e.docx'],
    [pdf, 'e.pdf'],
    [Buffer.from(essay.join('\n')), 'e.md'],
  ] as const) {
    const { body } = await handIn(bytes, name, { reflection: noAi(), who: await person('student') })
    expect((await settled(body.id)).unreadable).toBeNull()
  }
})

describe('a file that was sent in place of the work', () => {
  const shortcut = Buffer.from('{"doc_id":"1AbC","email":"someone@example.org"}')

  test('is accepted, named at once, and waits for a person under its name', async () => {
    const { status, body } = await handIn(shortcut, 'Essay.gdoc', { reflection: noAi(), who: await person('student') })

    expect(status).toBe(201)
    expect(body.hints[0]).toMatchObject({
      field: 'file',
      problem: expect.stringContaining('shortcut to a Google document'),
    })
    expect(await settled(body.id)).toMatchObject({
      status: 'under_review',
      unreadable: expect.stringContaining('This is a shortcut to a Google document, not the work itself.'),
    })
  })
})

describe('work of which a part was not read', () => {
  const portfolio = zip([
    { name: 'essay.md', content: essay.join('\n') },
    { name: 'photo.png', content: dot },
  ])

  test('goes to a person, and says to each reader and for each check what was not read', async () => {
    const student = await person('student')
    const { body } = await handIn(portfolio, 'essay.zip', { reflection: noAi(), who: student })

    const view = await settled(body.id)

    expect(view).toMatchObject({ status: 'under_review', unreadable: null, partlyRead: true })
    expect(view.coverage).toMatchObject([{ kind: 'second_file', words: expect.stringContaining('photo.png') }])
    const seen = await call(people.tutor, 'GET', `/v1/submissions/${body.id}`)
    expect(seen.body.runs.filter((run: { notSeen: string | null }) => !run.notSeen)).toEqual([])
    const text = await call(people.tutor, 'GET', `/v1/submissions/${body.id}/text`)
    expect(text.body).toMatchObject({ text: essay.join('\n'), coverage: [{ kind: 'second_file' }] })
  })

  test('in a guessed encoding says so', async () => {
    const russian = Buffer.from('d1e0e420ede0f7e0ebf1ff20ede020e2f2eef0eee920ede5e4e5ebe52e', 'hex')
    const { body } = await handIn(russian, 'essay.txt', { reflection: noAi(), who: await person('student') })

    const view = await settled(body.id)

    expect(view).toMatchObject({ status: 'under_review', coverage: [{ kind: 'unknown_encoding' }] })
  })
})
