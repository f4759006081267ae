import { describe, expect, test } from 'vitest'
import { evaluatePairs } from '../../../evaluation/evaluators/overlap/pairs.ts'
import { quotations } from '../../../evaluation/sets/overlap/quotations.ts'
import { overlap } from '../../../src/detectors/overlap/detector.ts'
import type { Opinion } from '../../../src/domain/screening/detector.ts'
import { flagsOf, inputOf } from '../../detector-tester.ts'

const first = `The allotment behind the station was given to our group in March, when the soil was still too wet to dig.
We drew up a plan on squared paper, and each of us took two beds. My own beds lay in the shade of the signal box until noon.`
const second = `Crossing the estuary by ferry costs two pounds and takes eleven minutes when the tide is with the boat.
The crew know most passengers by name, and they keep a tin of biscuits under the bench for children who are afraid.`
const passage =
  'institutions that measure only what is easily counted will sooner or later mistake the figure for the thing it was meant to stand for'
const more =
  'Both beds were dug over twice before the frost, and the second time we found the handle of a spade that somebody must have lost before the war'
const harvard = 'References\nAshworth, J. (2014) Attention in shared spaces. London: Routledge.'
const numbered =
  'References\n[1] P. Novak, The corner shop. Leeds: Grange, 2015.\n[2] J. Ashworth, Attention in shared spaces. London: Routledge, 2014.'
const apa =
  'References\nAshworth, J. (2014). Attention in shared spaces. Routledge. https://doi.org/10.4324/9781012345\nNovak, P. (2015). The corner shop. Grange.'

const flagsBetween = (own: string, peer: string) =>
  flagsOf(overlap.detect(inputOf({ text: own, peers: [{ id: 'p', text: peer }] })) as Opinion)
const severities = (own: string, peer: string) =>
  flagsBetween(own, peer).map(({ rule, severity }) => `${rule} ${severity}`)

describe('a passage that both works quote without marks', () => {
  const quoted: [string, string][] = [
    ['by author and year', `${first}\n\nWe agree that ${passage} (Ashworth, 2014, p. 14).\n\n${harvard}`],
    ['by author and year in the sentence', `${first}\n\nAshworth (2014) holds that ${passage}.\n\n${harvard}`],
    ['by author and year without a list', `${first}\n\nIt seems that ${passage} (Ashworth, 2014).`],
    ['by a number of the list', `${first}\n\nIt seems that ${passage} [2].\n\n${numbered}`],
    [
      'by a raised number and a note',
      `${first}\n\nIt seems that ${passage}.²\n\n² J Ashworth, Attention in shared spaces (Routledge 2014) 14.`,
    ],
    ['by its DOI', `${first}\n\nIt seems that ${passage} (https://doi.org/10.4324/9781012345).\n\n${apa}`],
    ['by author and page', `${first}\n\nIt seems that ${passage} (Ashworth 14).\n\n${harvard}`],
    ['behind a colon', `${first}\n\nAshworth (2014) writes:\n\nIndeed, ${passage}.\n\n${harvard}`],
  ]
  const others = quoted.map(([name, text]) => [name, text.replace(first, second)] as const)

  test.each(quoted.flatMap(([name, own]) => others.map(([other, peer]) => [name, other, own, peer] as const)))(
    'is information where both cite the source: %s, and %s',
    (_, _other, own, peer) => {
      expect(severities(own, peer)).toEqual(['shared-quotation info'])
    },
  )

  const own = quoted[0]![1]

  test.each([
    ['only one of them cites it', `${second}\n\nIt seems that ${passage}.`],
    ['they cite different sources', `${second}\n\nIt seems that ${passage} (Novak, 2015).\n\n${apa}`],
    [
      'they cite two books of one author and year',
      `${second}\n\nIt seems that ${passage} (Ashworth, 2014).\n\n${harvard.replace('Attention in shared spaces', 'Gardens under glass')}`,
    ],
    ['the citation stands elsewhere', `${second} So says Ashworth (2014).\n\nIt seems that ${passage}.\n\n${harvard}`],
  ])('is a check where %s', (_, peer) => {
    expect(severities(own, peer)).toEqual(['shared-wording check'])
  })

  test('leaves a check for other wording that was handed on', () => {
    const handedOn = (text: string) => text.replace('\n\n', `\n\n${more}.\n\n`)

    expect(severities(handedOn(own), handedOn(others[0]![1]))).toEqual([
      'shared-wording check',
      'shared-quotation info',
    ])
  })

  test('does not cover the sentences around it, nor a review of several sources', () => {
    const paragraph = `${more}. It seems that ${passage} (Ashworth, 2014). Slugs had eaten the lettuce by June, and we learned to go out with a torch after supper, which the neighbours found rather odd.`
    const review = `It seems that ${passage} (Ashworth, 2014). Slugs had eaten the lettuce by June, and we learned to go out with a torch after supper (Novak, 2015).`

    for (const copied of [paragraph, review]) {
      const flags = severities(`${first}\n\n${copied}\n\n${apa}`, `${second}\n\n${copied}\n\n${apa}`)

      expect(flags).toContain('shared-wording check')
    }
  })

  test('is shown beside its counterpart, and the words say that both cite it', () => {
    const [flag] = flagsBetween(own, others[3]![1])

    expect(flag!.message).toMatch(/both cite the same source there\.$/)
    expect(flag!.evidence[0]).toMatchObject({
      match: { source: 'p', quote: expect.stringContaining('easily counted') },
    })
  })
})

test('of generated pairs no honest one gets a check, and copies still do', () => {
  const { metrics } = evaluatePairs(
    quotations().filter((_, index) => index % 4 === 0),
    () => {},
  )

  expect(metrics.quotedByBoth.share).toBe(0)
  expect(metrics.copied.share).toBe(1)
})
