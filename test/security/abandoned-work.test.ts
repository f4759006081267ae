import { deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { onePage, rawPdf } from '../documents/pdf.ts'
import { signedIn } from '../pages/visitor.ts'
import { aService } from '../service.ts'

const service = await aService({ extractTimeoutMs: 1_000 })
const { people, person, handIn, settled, baseUrl } = service

/** A small PDF whose one page is painted over with see-through colour, 400,000 times. */
function slowPdf(): Buffer {
  const content = `/G gs 0.5 0.2 0.1 rg ${'0 0 595 842 re f '.repeat(400_000)}`
  const packed = deflateSync(content, { level: 9 }).toString('latin1')
  const stream = `<</Length ${packed.length} /Filter /FlateDecode>> stream\n${packed}\nendstream`
  return rawPdf(onePage('', { resources: '/ExtGState <</G <</ca 0.01>>>>' }).with(3, stream))
}

test('twelve page images that nobody waits for do not hold up the work of another student', async () => {
  const { body: slowWork } = await handIn(slowPdf(), 'slow.pdf')
  await settled(slowWork.id)
  const tutor = await signedIn(service, people.tutor)
  const cookie = [...tutor.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const leaving = new AbortController()
  const images = Array.from({ length: 12 }, () =>
    fetch(new URL(`/review/${slowWork.id}/pages/1.png`, baseUrl), { headers: { cookie }, signal: leaving.signal }),
  )
  await new Promise((resolve) => setTimeout(resolve, 1_000))
  leaving.abort()
  const ends = await Promise.allSettled(images)

  const { body: work } = await handIn('A short essay about mud.', 'essay.txt', { who: await person('student') })
  const { runs } = await settled(work.id)

  expect(ends.filter(({ status }) => status === 'rejected').length).toBeGreaterThan(0)
  expect(runs.length).toBeGreaterThan(3)
})
