import { expect, test } from 'vitest'
import { aService } from '../../service.ts'
import { signedIn } from '../visitor.ts'

const service = await aService({}, { background: false })
const { people } = service

test('a student objects to the comparison with their earlier work, and allows it again', async () => {
  const visitor = await signedIn(service, people.student)
  const _csrf = await visitor.csrf('/account')
  const choose = (allowed: string) => visitor.visit('/account/comparison', { _csrf, allowed })

  const before = await visitor.visit('/account')
  const objected = await choose('no')
  const meanwhile = await visitor.visit(objected.location!)
  const afterwards = await visitor.visit((await choose('yes')).location!)

  expect(before.text).toContain('is compared with that of your earlier work')
  expect(meanwhile.text).toContain('is not compared with your earlier work')
  expect(meanwhile.text).toContain('Nothing follows from that.')
  expect(afterwards.text).toContain('is compared with that of your earlier work')
})

test('nobody but a student has this choice', async () => {
  const visitor = await signedIn(service, people.tutor)
  const page = await visitor.visit('/account')

  const refused = await visitor.visit('/account/comparison', { _csrf: await visitor.csrf('/account'), allowed: 'no' })

  expect(page.text).not.toContain('earlier work')
  expect(refused.status).toBe(403)
})

test('a page comes in the language of the person, then of the browser, and says which', async () => {
  const visitor = await signedIn(service, people.tutor)
  const asking = (header: string) => visitor.visit('/account', undefined, { 'accept-language': header })
  const choose = async (language: string) =>
    visitor.visit('/account/language', { _csrf: await visitor.csrf('/account'), language })

  const unasked = await visitor.visit('/account')
  const ofBrowser = await asking('cy-GB,cy;q=0.9,en;q=0.5')
  const chosen = await choose('cy')
  const own = await asking('en-GB')
  await choose('')
  const back = await asking('en-GB')

  expect(unasked.headers.get('content-language')).toBe('en-GB')
  expect(ofBrowser.text).toContain('<html lang="cy">')
  expect(ofBrowser.headers.get('content-language')).toBe('cy')
  expect(ofBrowser.headers.get('vary')).toMatch(/Accept-Language/)
  expect(chosen.location).toBe('/account?notice=language-chosen')
  expect(own.text).toContain('<html lang="cy">')
  expect(own.text).toContain('Allgofnodi')
  expect(back.text).toContain('<html lang="en-GB">')
})

test('two people read at once, each in their own language', async () => {
  const visitor = await signedIn(service, people.student)
  const headers = ['cy', 'en', 'cy', 'en'].map((language) => ({ 'accept-language': language }))

  const pages = await Promise.all(headers.map((header) => visitor.visit('/account', undefined, header)))

  expect(pages.map(({ text }) => /<html lang="([^"]+)"/.exec(text)?.[1])).toEqual(['cy', 'en-GB', 'cy', 'en-GB'])
})
