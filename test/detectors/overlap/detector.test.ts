import { describe, expect, test } from 'vitest'
import { overlap } from '../../../src/detectors/overlap/detector.ts'
import type { Evidence } from '../../../src/domain/screening/detector.ts'
import { flagsOf, inputOf, testDetector } from '../../detector-tester.ts'

const garden = `The allotment behind the station was given to our group in March, when the soil was still too wet to dig.
We drew up a plan on squared paper, and each of us took two beds. My own beds lay in the shade of the signal box until
noon, so I chose lettuce, sorrel and mint, which do not mind a cool morning.
By June the slugs had found the lettuce, and I learned to go out with a torch after supper.`

const ferry = `Crossing the estuary by ferry costs two pounds and takes eleven minutes when the tide is with the boat.
The crew know most passengers by name, and they keep a tin of biscuits under the bench for children who are afraid.
When the bridge opened last spring the company expected to lose half of its passengers within the year.
In fact the number fell by a tenth, because people who walk or cycle still prefer the water to the motorway.`

const sharedSentence =
  'so I chose lettuce, sorrel and mint, which do not mind a cool morning.\nBy June the slugs had found the lettuce, and I learned to go out with a torch after supper.'

const marketStall = `A stall at the Saturday market taught me more about pricing than the textbook did. We sold herbs in paper cups,
and I chose lettuce, sorrel and mint, which do not mind a cool morning.
By June the slugs had found the lettuce, and I learned to go out with a torch after supper. The takings paid for new
gloves, a second watering can and a sign that could be read from the other side of the square.`

const reworked = `Our group was handed the allotment behind the station in early March, when the soil was much too wet to dig.
We soon drew up a careful plan on squared paper, and each of us then took two beds. My own two beds lay in the deep shade
of the signal box until noon, so I planted lettuce, sorrel and mint, which never mind a cool morning.
By late June the slugs had found my lettuce, and I quickly learned to go out with a torch after supper.`

testDetector(overlap, {
  quiet: [
    { text: garden, peers: [{ id: 'p1', text: ferry }] },
    { text: garden, peers: [] },
    { text: 'Too short to compare.', peers: [{ id: 'p1', text: garden }] },
    { text: `${ferry}\n“${garden.replace(/\s+/g, ' ')}” (Price, 2020).`, peers: [{ id: 'p1', text: garden }] },
    { text: garden, brief: `Continue this story. ${garden}`, peers: [{ id: 'p1', text: garden }] },
    { text: garden, peers: ['p1', 'p2', 'p3', 'p4', 'p5', 'p6'].map((id) => ({ id, text: garden })) },
    {
      text: `${ferry}\n\nReferences\nPrice, G. (2020) ${garden.replace(/\s+/g, ' ')}`,
      peers: [{ id: 'p1', text: garden }],
    },
  ],
  flags: [
    {
      text: garden,
      peers: [{ id: 'p1', text: marketStall }],
      quotes: [sharedSentence.replace('so I', 'I').replace(/\.$/, '')],
      rule: 'shared-wording',
      severity: 'check',
    },
    { text: garden, peers: [{ id: 'p1', text: garden }], quotes: [garden.replace(/\.$/, '')] },
  ],
})

describe('a flag about shared wording', () => {
  test('puts each passage beside its counterpart in the other work', async () => {
    const input = inputOf({ text: garden, peers: [{ id: 'other-work', text: marketStall }] })

    const [flag] = flagsOf(await overlap.detect(input))

    const [place] = flag!.evidence as Extract<Evidence, { in: 'text' }>[]
    expect(place!.match).toMatchObject({ source: 'other-work' })
    expect(marketStall.slice(place!.match!.start, place!.match!.end)).toBe(place!.match!.quote)
    expect(place!.match!.quote).toContain('chose lettuce, sorrel and mint')
  })

  test('finds wording in which single words were exchanged, added or dropped', async () => {
    const input = inputOf({ text: reworked, peers: [{ id: 'p1', text: garden }] })

    const [flag] = flagsOf(await overlap.detect(input))

    expect(flag?.figures?.words).toBeGreaterThanOrEqual(40)
    expect(flag!.evidence.every(({ note }) => /words are the same\.$/.test(note!))).toBe(true)
  })

  test('says nothing about who wrote it first and gives no percentage', async () => {
    const input = inputOf({ text: garden, peers: [{ id: 'p1', text: marketStall }] })

    const [flag] = flagsOf(await overlap.detect(input))

    const said = [flag!.message, flag!.suggestion, ...flag!.evidence.map(({ note }) => note)].join(' ')
    expect(said).not.toMatch(/%|copied|plagiar/i)
    expect(said).toContain('does not show who wrote them first')
  })

  test('lists the works that share most first', async () => {
    const input = inputOf({
      text: garden,
      peers: [
        { id: 'some', text: marketStall },
        { id: 'none', text: ferry },
        { id: 'most', text: reworked },
      ],
    })

    const found = flagsOf(await overlap.detect(input))

    const sources = found.map(({ evidence }) => (evidence[0] as Extract<Evidence, { in: 'text' }>).match!.source)
    expect(sources).toEqual(['most', 'some'])
  })
})

describe('when there is nothing to compare', () => {
  test('it says that no other submission is there', async () => {
    expect(await overlap.detect(inputOf({ text: garden }))).toMatchObject({ skipped: 'no_peers' })
  })

  test('it says how many words are missing', async () => {
    const input = inputOf({
      text: 'Nine words are not enough to compare any wording.',
      peers: [{ id: 'p', text: ferry }],
    })

    expect(await overlap.detect(input)).toMatchObject({
      skipped: 'too_little_text',
      detail: expect.stringContaining('50'),
    })
  })
})
