import { describe, expect, test } from 'vitest'
import { fingerprints } from '../../../src/db/schema/index.ts'
import { backfill } from '../../../src/flow/screening/backfill.ts'
import { noAi } from '../../samples.ts'
import { aService } from '../../service.ts'

const { call, handIn, settled, people, person, context, assessment, publish } = await aService()

const passage =
  'the children carried the water along the narrow gutter until somebody noticed that one loose joint let most of it fall into the flower bed beneath the kitchen window'
const first = `On my first visit it rained all morning. Later ${passage}. We talked about it at lunch.`
const second = `My placement began in spring and I kept a diary from the start. One day ${passage}. I wrote down who spoke first.`
const unlike =
  'Reading aloud to a small group asks for patience, because every listener stops at another picture and wants to tell a story of their own.'

test('wording that two students share is shown side by side to a tutor of both', async () => {
  const other = await handed(first, await person('student'))

  const submission = await handed(second, people.student)

  const [flag] = overlapFlags(submission)
  expect(flag).toMatchObject({ severity: 'check', basis: 'inspectable' })
  const { match } = flag!.evidence[0] as { match: { source: string; start: number; end: number; quote: string } }
  expect(match.source).toBe(other.id)
  const theirs = (await call(people.tutor, 'GET', `/v1/submissions/${other.id}/text`)).body.text
  expect(theirs.slice(match.start, match.end)).toBe(match.quote)
})

test('words of erased work live on in nobody else’s: the place and the length stay, the words go', async () => {
  const own =
    'the harbour master wrote down every tide for forty years in a ledger that his daughter later gave to the museum with a pressed sea thistle between its last two pages'
  const whose = await person('student')
  const other = await handed(
    `It was a quiet place when we arrived, and the boats lay on the mud. ${own}. The museum keeps it in a drawer with a brass handle, and visitors may turn its leaves on the first Sunday of the month.`,
    whose,
  )
  const submission = await handed(
    `I chose a local archive because nobody had written about it before me. ${own}. I counted the entries for one winter and compared them with the almanac that my uncle kept in his shed.`,
    await person('student'),
  )
  const before = (await call(people.tutor, 'GET', `/v1/submissions/${submission.id}`)).body
  await call(people.tutor, 'POST', `/v1/submissions/${submission.id}/disclosures`, {
    message: 'Please look at this passage.',
    items: [{ flagId: overlapFlags(before)[0]!.id }],
  })
  await context.db.$client.query(`update submissions set status = 'decided' where id = $1`, [other.id])

  const erased = await call(people.admin, 'POST', `/v1/submissions/${other.id}/erasures`, { reason: 'request' })

  const after = (await call(people.tutor, 'GET', `/v1/submissions/${submission.id}`)).body
  const [was, is] = [before, after].map((view) => overlapFlags(view)[0]!.evidence[0].match as { quote: string })
  expect(erased.status).toBe(201)
  expect(was!.quote).toContain('harbour master')
  expect(is).toEqual({ ...was, quote: '', page: null, paragraph: null })
  const { rows } = await context.db.$client.query(
    `select evidence::text as text from flags where evidence #>> '{0,match,quote}' is not null
     union all select items::text from disclosures where items #>> '{0,evidence,0,match,quote}' is not null`,
  )
  expect(rows).toEqual([])
})

test('a tutor who may not see the other work learns that there is one, and no more', async () => {
  const elsewhere = await publish(await person('tutor'), {
    title: 'Another course',
    brief: '',
    aiLevel: 2,
    guidance: 'Ask first.',
  })
  const own =
    'our kitchen team cut the order for bread by a third after counting for ten days what came back on the plates, and nobody at the tables ever asked for more'
  await handed(
    `I will describe one morning that changed how I see waste. ${own}. The cook had expected complaints and kept a tray in reserve.`,
    await person('student'),
    elsewhere.id,
  )

  const submission = await handed(
    `For my project I followed the food from delivery to bin. ${own}. It ended in laughter, and with a smaller bill than the month before.`,
    await person('student'),
  )

  const [flag] = overlapFlags(submission)
  expect(flag!.evidence[0].match).toEqual({ hidden: true })
})

test('a student who is shown a shared passage learns nothing of whose the other work is', async () => {
  const own =
    'the ferry crew rehearsed the evacuation twice a week for a month until the slowest group reached the deck in under four minutes without anybody having to shout'
  const other = await handed(
    `It began with a siren. ${own}. We all slept well that night, in spite of the cold and the wind that came in under the door of the cabin.`,
    await person('student'),
  )
  const who = await person('student')
  const submission = await handed(
    `I worked on the coast in the summer. ${own}. The captain wrote each time in a blue book which nobody but her was ever allowed to open or to read.`,
    who,
  )
  const [flag] = overlapFlags(submission)

  await call(people.tutor, 'POST', `/v1/submissions/${submission.id}/disclosures`, {
    message: 'Please tell me more.',
    items: [{ flagId: flag!.id }],
  })

  const { body, text } = await call(who, 'GET', `/v1/submissions/${submission.id}`)
  expect(body.disclosures[0].items[0].evidence[0].match).toEqual({ hidden: true })
  expect(text).not.toContain(other.id)
  const { body: tutors } = await call(people.tutor, 'GET', `/v1/submissions/${submission.id}`)
  expect(tutors.disclosures[0].items[0].evidence[0].match).toMatchObject({ source: other.id })
})

test('independent work on the same question raises nothing', async () => {
  const submission = await handed(unlike, await person('student'))

  expect(overlapFlags(submission)).toEqual([])
})

describe('wording that is nobody’s own is set aside:', () => {
  test.each([
    ['the brief', `The task said this. ${capital(passage)}. I thought about it for a week.`, passage],
    ['a quotation', `A tutor at my school puts it so: “${capital(passage)}.” I had to think about that.`, ''],
    [
      'the list of sources',
      'I read two books on it.\n\nReferences\nHolt, M. (2019) The water in the garden: what children find out when nobody is looking. Leeds: Fieldway Press.\nOkafor, B. (2021) Risk, reward and rain: a study of forty settings in the north of the country. York: Harbour Books.',
      '',
    ],
  ])('%s', async (_, shared, brief) => {
    const { id } = await publish(people.tutor, {
      title: 'Water',
      brief,
      aiLevel: 2,
      guidance: 'Ask first.',
    })
    const other = `${unlike} ${shared}`
    const own = `My placement began in spring and I kept a diary from the start, in which I wrote down who spoke first and why the others laughed about it so loudly. I have it still and read in it when a morning is long, because nothing else tells me how little I knew then about what small hands can build from mud and patience. ${shared}`
    await settled(
      (await handIn(other, 'diary.txt', { who: await person('student'), assessmentId: id, reflection: noAi() })).body
        .id,
    )

    const submission = await settled((await handIn(own, 'diary.txt', { assessmentId: id, reflection: noAi() })).body.id)

    expect(submission.runs).toContainEqual(expect.objectContaining({ detector: 'overlap', state: 'succeeded' }))
    expect(overlapFlags(submission)).toEqual([])
  })
})

test('screening again asks nobody twice', async () => {
  const submission = await handed(`${unlike} I liked that very much.`, await person('student'))

  await backfill(context, { readAgain: false }, () => {})

  const again = (await call(people.tutor, 'GET', `/v1/submissions/${submission.id}`)).body
  expect(again.runs).toEqual(submission.runs)
})

test('what is remembered of wording is numbers', async () => {
  const rows = await context.db.select().from(fingerprints).limit(5)

  expect(rows.every(({ hash }) => typeof hash === 'bigint')).toBe(true)
})

function capital(sentence: string) {
  return sentence[0]!.toUpperCase() + sentence.slice(1)
}

async function handed(text: string, who: typeof people.student, assessmentId = assessment.id) {
  const { body } = await handIn(text, 'diary.txt', { who, assessmentId, reflection: noAi() })
  return assessmentId === assessment.id ? settled(body.id) : settled(body.id, undefined, who)
}

function overlapFlags(submission: { flags: { id: string; detector: string; evidence: [{ match: unknown }] }[] }) {
  return submission.flags.filter(({ detector }) => detector === 'overlap')
}
