import { randomUUID } from 'node:crypto'
import { chmod, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { flags, runs } from '../../../../src/db/schema/index.ts'
import { readerVersion } from '../../../../src/domain/screening/document.ts'
import { makeDocx } from '../../../documents/docx.ts'
import { makeOdt } from '../../../documents/odt.ts'
import { aService } from '../../../service.ts'
import { signedIn } from '../../visitor.ts'

const service = await aService({ extractTimeoutMs: 60_000 })
const { config, context, people, handIn, settled, call } = service
const tutor = await signedIn(service, people.tutor)
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

test('a Word document is shown with headings and tables, its marks at their words, and the plain text is one click away', async () => {
  const cell = (words: string) => `<w:tc><w:p><w:r><w:t>${words}</w:t></w:r></w:p></w:tc>`
  const id = await handedIn(
    makeDocx({
      styles: '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>',
      paragraphs: [
        { style: 'Heading1', runs: ['Water at play'] },
        { runs: ['The children ', { text: 'shared one bucket', italic: true }, ' & waited for <b>us</b>.'] },
        { xml: `<w:tbl><w:tr>${cell('rain')}${cell('eleven days')}</w:tr></w:tbl>` },
      ],
      comments: ['A comment that the tutor cannot see in the view.'],
    }),
    'essay.docx',
  )
  const marked = await flagged(id, ['shared one bucket', 'bucket & waited', 'eleven days', 'tutor cannot see'])

  const { text } = await tutor.visit(`/review/${id}`)
  const plain = await tutor.visit(`/review/${id}?view=text`)
  const printed = await tutor.visit(`/review/${id}/print`)

  expect(text).toContain('<h3 dir="auto">Water at play</h3>')
  expect(text).toMatch(/<em><mark id="e-[^"]+"><a href="#flag-[^"]+">shared one <\/a><\/mark>/)
  expect(text).toMatch(
    /<table><tbody><tr><td dir="auto"><p dir="auto">rain<\/p><\/td><td dir="auto"><p dir="auto"><mark/,
  )
  expect(text).toContain('&lt;b>us&lt;/b>')
  for (const flag of marked.slice(0, 3)) expect(text.match(new RegExp(`id="e-${flag}-0"`, 'g'))).toHaveLength(1)
  for (const flag of marked.slice(0, 3)) expect(text).toContain(`href="#flag-${flag}" aria-label="Flag`)
  expect(text).toContain('have no place in this view')
  expect(text).toMatch(new RegExp(`view=text&amp;at=\\d+#e-${marked[3]}-0`))
  expect(plain.text).toContain(`id="e-${marked[3]}-0"`)
  expect(plain.text).toContain('Show it with its formatting')
  expect(plain.text).not.toContain('<em>')
  expect(printed.text).toContain('<h3 dir="auto">Water at play</h3>')
  expect(printed.text).toContain('The reflection, and what was allowed')
  expect(printed.text).not.toContain('<form method="post" action="/review')
})

test('an OpenDocument text is shown with its pictures, which only those see who may read the work', async () => {
  const id = await handedIn(
    makeOdt({
      paragraphs: [
        { xml: '<text:h text:outline-level="1">Rain in Wales</text:h>' },
        {
          xml: '<text:p>It rained. <draw:frame><draw:image xlink:href="Pictures/a.png"/><svg:title>A gauge</svg:title></draw:frame></text:p>',
        },
      ],
      parts: [{ name: 'Pictures/a.png', content: png }],
    }),
    'essay.odt',
  )

  const { text } = await tutor.visit(`/review/${id}`)
  const picture = await tutor.visit(`/review/${id}/pictures/0`)
  const other = await signedIn(service, await service.person('student', 'Robin Ash'))

  expect(text).toContain('<h3 dir="auto">Rain in Wales</h3>')
  expect(text).toContain(`<img src="/review/${id}/pictures/0" alt="A gauge" loading="lazy"/>`)
  expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png'])
  expect((await tutor.visit(`/review/${id}/pictures/1`)).status).toBe(404)
  expect([403, 404]).toContain((await other.visit(`/review/${id}/pictures/0`)).status)
})

test('a view that cannot be made is said, and the text is shown', async () => {
  const id = await handedIn(makeDocx({ paragraphs: ['A view of this cannot be made.'] }), 'essay.docx')
  const { fileSha256: sha256 } = (await call(people.tutor, 'GET', `/v1/submissions/${id}`)).body
  const path = join(config.dataDir, 'files', sha256.slice(0, 2), sha256.slice(2))
  await chmod(path, 0o600)
  await writeFile(path, 'Changed by a disk.')

  const { status, text } = await tutor.visit(`/review/${id}`)

  expect(status).toBe(200)
  expect(text).toContain('could not be made now')
  expect(text).toContain('A view of this cannot be made.')
})

async function handedIn(bytes: Buffer, name: string): Promise<string> {
  const { body } = await handIn(bytes, name)
  expect((await settled(body.id)).unreadable).toBeNull()
  await call(people.tutor, 'POST', `/v1/submissions/${body.id}/concerns`, {
    code: 'plagiarism',
    particulars: 'To be read.',
  })
  return body.id
}

/** A flag on each of these words of the work. */
async function flagged(submissionId: string, quotes: string[]): Promise<string[]> {
  const { text } = (await call(people.tutor, 'GET', `/v1/submissions/${submissionId}/text`)).body
  const ids = quotes.map(() => randomUUID())
  const common = { detector: 'ai-author-citation', submissionId }
  const run = { ...common, id: randomUUID(), version: 'test', point: 'own_work' as const, attempt: 1, readerVersion }
  await context.db.insert(runs).values({ ...run, state: 'succeeded', detail: 'Points at things.', measurements: [] })
  await context.db.insert(flags).values(
    quotes.map((quote, position) => {
      const start = text.indexOf(quote)
      return {
        ...common,
        id: ids[position]!,
        runId: run.id,
        basis: 'inspectable' as const,
        rule: 'ai-author-ref',
        severity: 'check' as const,
        point: 'ai_is_no_author' as const,
        clause: '4.2',
        message: `Passage ${position + 1} is worth a look.`,
        evidence: [{ in: 'text' as const, start, end: start + quote.length, quote }],
        figures: {},
        position,
      }
    }),
  )
  return ids
}
