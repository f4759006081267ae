import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { newestDraft } from '../../../../src/db/drafts/drafts.ts'
import { newId } from '../../../../src/db/id.ts'
import { auditEvents, outages } from '../../../../src/db/schema/index.ts'
import { checks } from '../../../../src/pages/kit/check/checks.ts'
import { turnitin } from '../../../../src/vendors/turnitin/detector.ts'
import { propose } from '../../../adverse.ts'
import { sourcesIn } from '../../../architecture/sources.ts'
import { pagesOf } from '../../../http/routes.ts'
import { aConversation } from '../../../samples.ts'
import { aService, type Person } from '../../../service.ts'
import { aBrowser } from '../../browser.ts'
import { signedIn, type Visitor } from '../../visitor.ts'
import { steps } from './steps.ts'

const service = await aService({ outageGrant: 'lead' })
const { context, people, course, assessment, handIn, settled, call } = service
const browser = await aBrowser()
const page = await browser.newPage()

const lms = {
  clientId: 'c-1',
  issuer: 'https://lms.example.org',
  authUrl: 'https://lms.example.org/auth',
  tokenUrl: 'https://lms.example.org/token',
  jwksUrl: 'https://lms.example.org/keys',
}
const idOf = async (...asked: Parameters<typeof call>) => (await call(...asked)).body.id as string
await idOf(people.admin, 'POST', '/v1/lti/registrations', { ...lms, deploymentIds: [] })
const speaking = await idOf(people.admin, 'POST', '/v1/integrations', { name: 'LMS' })
const asked = await idOf(people.student, 'POST', '/v1/ai-permissions', {
  assessmentId: assessment.id,
  tools: ['DeepL'],
  purposes: ['translate'],
})
const unfinished = (await handIn('An essay.', 'a.txt', { who: people.integration, reflection: null, ...ofStudent() }))
  .body.id as string
const shown = await aDisclosedSubmission()
const decided = await aDisclosedSubmission()
const clearable = await aDismissedFlag()
const talked = await aTalk()
// Has not handed in, so that the form for more time is there.
await service.person('student')
await call(people.tutor, 'POST', `/v1/submissions/${decided.id}/decisions`, {
  outcome: 'advice_given',
  reasons: 'The reference can be put right.',
  answers: [{ responseId: decided.response, text: 'Thank you.' }],
})
// Has no part in any case, as a second opinion needs.
const reader = await service.person('lead')
// Students whose one piece of work is replaced by no other.
const [kit, sam] = [await service.person('student', 'Kit Rowan'), await service.person('student', 'Sam Hill')]
const free = (await handIn('Quiet work.', 'b.txt', { who: sam })).body.id as string
const ofKit = { who: people.integration, reflection: null, fields: { studentId: kit.id } }
const waiting = (await handIn('Another essay.', 'c.txt', ofKit)).body.id as string
const [judged, drawn] = await twoSampledDecisions()
const [unread, read] = [await aProposal(), await aProposal({ read: true })]
context.detectors.push(
  turnitin({ baseUrl: 'https://vendor.example.org/api/v1', apiKey: 'k', product: 'turnitin', atOnce: 1, perSecond: 1 }),
)

/** Who sends which form, with what in it, and the fields that need another look; `files` where the form can hold them. */
interface Row {
  who: Person
  route: string
  path?: string
  sent: Record<string, string | string[]>
  wrong: string[]
  files?: true
  status?: number
}
const { student, tutor, lead, admin } = people
// The form for more time is shown while a student has not handed in.
await service.person('student', 'Robin Ash')
const review = (what: string, id = shown.id) => ({
  who: tutor,
  route: `/review/:id/${what}`,
  path: `/review/${id}/${what}`,
})
const own = (what: string, id: string) => ({
  who: student,
  route: `/submissions/:id/${what}`,
  path: `/submissions/${id}/${what}`,
})
const outage = newId()
await context.db
  .insert(outages)
  .values({ id: outage, from: new Date('2026-01-05T09:00Z'), until: new Date('2026-01-05T10:00Z'), cause: 'errors' })
// Stands for a referral that went through all of its steps, so that the form for its outcome is there.
await service.owner('alter table decisions disable trigger user')
await service.owner(
  `insert into decisions (id, submission_id, round, decided_by, outcome, reasons, evidence, answers)
   values (gen_random_uuid(), $1, 2, $2, 'referred', 'It was referred.', '[]', '[]')`,
  [decided.id, people.lead.id],
)
await service.owner('alter table decisions enable trigger user')
const visitors = new Map<Person, Visitor>()
for (const who of [student, tutor, lead, reader, admin, kit, sam]) visitors.set(who, await signedIn(service, who))
const noAi = {
  aiUsed: 'no',
  priorLearning: 'My placement gave me the “example” & more.',
  responsibilityAccepted: 'yes',
}
const rows: Row[] = [
  { who: admin, route: '/admin/people', sent: { name: ' ', email: 'sam', role: 'lead' }, wrong: ['name', 'email'] },
  {
    who: admin,
    route: '/admin/people/:id/details',
    path: `/admin/people/${student.id}/details`,
    sent: { name: ' ', email: 'sam', role: 'student' },
    wrong: ['name', 'email'],
  },
  {
    who: admin,
    route: '/admin/people/invitations',
    sent: { role: 'tutor', people: 'Sam Hill' },
    wrong: ['people'],
  },
  { who: admin, route: '/admin/people/import', sent: {}, wrong: ['file'], files: true },
  {
    who: admin,
    route: '/admin/policy',
    sent: { text: '4.2 Academic Integrity\nCite.', authorisedBy: 'Director', authorisedOn: '2025-02-31' },
    wrong: ['authorisedOn'],
  },
  {
    who: admin,
    route: '/admin/policy',
    sent: { text: 'No <numbers>.', authorisedBy: 'Director', authorisedOn: '2025-02-03' },
    wrong: ['text'],
  },
  {
    who: admin,
    route: '/admin/policy',
    sent: { text: '', authorisedOn: '2025-02-03' },
    wrong: ['text', 'authorisedBy'],
  },
  {
    who: admin,
    route: '/admin/detectors/:id',
    path: '/admin/detectors/turnitin',
    sent: { state: 'on', owner: '', reason: 'Agreed.', 'declaration.region': 'EU' },
    wrong: ['owner', 'declaration.recipient', 'declaration.retention', 'declaration.lawfulBasis'],
  },
  {
    who: admin,
    route: '/admin/detectors/:id',
    path: '/admin/detectors/overlap',
    sent: { owner: 'Director', reason: '' },
    wrong: ['reason'],
  },
  {
    who: admin,
    route: '/admin/lms',
    sent: { name: 'Ours', ...lms, clientId: '', jwksUrl: '', deploymentIds: '1\n2' },
    wrong: ['clientId', 'jwksUrl'],
  },
  { who: admin, route: '/admin/lms', sent: lms, wrong: ['clientId'], status: 409 },
  { who: admin, route: '/admin/lms', sent: { ...lms, tokenUrl: 'http://10.0.0.1/token' }, wrong: ['tokenUrl'] },
  {
    who: admin,
    route: '/admin/integrations',
    sent: { name: '', method: 'bearer-static', fileHosts: 'https://a.org/b', aiLevel: '2', guidance: '' },
    wrong: ['name', 'fileHosts', 'guidance'],
  },
  {
    who: admin,
    route: '/admin/integrations/:id/assignments',
    path: `/admin/integrations/${speaking}/assignments`,
    sent: { externalId: ' ', assessmentId: assessment.id },
    wrong: ['externalId'],
  },
  {
    who: admin,
    route: '/admin/webhooks',
    sent: { url: 'http://10.0.0.1/', description: 'Dashboard', types: ['submission.decided', 'submission.received'] },
    wrong: ['url'],
  },
  { who: admin, route: '/admin/first-reading', sent: {}, wrong: ['waits'] },
  {
    who: tutor,
    route: '/assessments/new',
    sent: {
      title: '',
      brief: 'Write.',
      aiLevel: '',
      purposes: ['grammar', 'code'],
      responseDays: '0',
      samplePercent: '200',
      opensAt: '2026-02-31T09:00',
      anonymous: 'yes',
    },
    wrong: ['courseId', 'title', 'aiLevel', 'responseDays', 'samplePercent', 'opensAt'],
  },
  {
    who: tutor,
    route: '/assessments/new',
    sent: {
      courseId: course.id,
      title: 'Essay',
      aiLevel: '4',
      guidance: '',
      levelApprover: 'Director',
      opensAt: '2026-02-02T09:00',
    },
    wrong: ['guidance', 'levelReason'],
  },
  {
    who: tutor,
    route: '/assessments/:id/change',
    path: `/assessments/${assessment.id}/change`,
    sent: { version: '1', title: ' ', aiLevel: '3', purposes: ['grammar'], dueAt: '2026-02-31T09:00', reason: 'Why.' },
    wrong: ['title', 'dueAt'],
  },
  {
    who: tutor,
    route: '/assessments/:id/change',
    path: `/assessments/${assessment.id}/change`,
    sent: {
      version: '1',
      title: 'Essay',
      aiLevel: '1',
      guidance: 'Alone.',
      reason: ' ',
      countsFrom: '2026-01-31T09:00',
    },
    wrong: ['reason', 'countsFrom'],
  },
  {
    who: tutor,
    route: '/assessments/:id/outstanding',
    path: `/assessments/${assessment.id}/outstanding`,
    sent: { until: '2026-02-31T09:00', ground: '' },
    wrong: ['studentIds', 'until', 'ground'],
  },
  {
    who: student,
    route: '/permissions',
    sent: { assessmentId: assessment.id, tools: ' ', request: 'To translate.' },
    wrong: ['tools', 'purposes'],
  },
  {
    who: tutor,
    route: '/permissions/:id',
    path: `/permissions/${asked}`,
    sent: { conditions: 'Only the abstract.', expiresAt: '2026-02-31' },
    wrong: ['expiresAt'],
  },
  {
    who: admin,
    route: '/courses',
    sent: { title: ' ', code: 'C1', startsOn: '2026-02-31', endsOn: '2026-01-01' },
    wrong: ['title', 'startsOn'],
  },
  {
    who: admin,
    route: '/courses/:id',
    path: `/courses/${course.id}`,
    sent: { title: 'A course', startsOn: '2026-03-01', endsOn: '2026-02-01' },
    wrong: ['endsOn'],
  },
  {
    who: admin,
    route: '/courses/:id/members',
    path: `/courses/${course.id}/members`,
    sent: { person: 'not.here@school.org' },
    wrong: ['person'],
  },
  {
    who: lead,
    route: '/students/:id/adjustments',
    path: `/students/${student.id}/adjustments`,
    sent: { days: '3', percent: '25', note: 'Agreed with support.' },
    wrong: ['percent'],
  },
  {
    who: lead,
    route: '/students/:id/adjustments',
    path: `/students/${student.id}/adjustments`,
    sent: { days: '', percent: '-5' },
    wrong: ['percent'],
  },
  {
    who: lead,
    route: '/outages/:id/decisions',
    path: `/outages/${outage}/decisions`,
    sent: { reason: ' ' },
    wrong: ['granted', 'reason'],
  },
  { who: student, route: '/receipts/verify', sent: { receipt: 'a.b.c' }, wrong: ['receipt'], files: true },
  {
    who: student,
    route: '/assessments/:id/hand-in',
    path: `/assessments/${assessment.id}/hand-in`,
    sent: { ...noAi, otherTools: ['spelling'], whyNot: 'n/a', newVersion: 'yes' },
    wrong: ['file', 'whyNot'],
    files: true,
  },
  { ...own('reflection', unfinished), sent: { ...noAi, whyNot: '' }, wrong: ['whyNot'] },
  { ...own('responses', shown.id), sent: { text: ' ' }, wrong: ['text'], files: true },
  { ...own('appeal', decided.id), sent: { grounds: ['procedure', 'bias'], reason: ' ' }, wrong: ['reason'] },
  { ...own('appeal', decided.id), sent: { reason: 'It was not fair.' }, wrong: ['grounds'] },
  { ...own('time-requests', shown.id), sent: { until: '', reason: 'An exam.' }, wrong: ['until'] },
  { ...own('time-requests', shown.id), sent: { until: '2099-12-31', reason: ' ' }, wrong: ['reason'] },
  {
    who: student,
    route: '/submissions/:id/conversations/:conversationId/answers',
    path: `/submissions/${talked.id}/conversations/${talked.record}/answers`,
    sent: { stance: 'corrects', text: ' ' },
    wrong: ['text'],
  },
  {
    who: tutor,
    route: '/review/:id/time-requests/:requestId/answers',
    path: `/review/${talked.id}/time-requests/${talked.request}/answers`,
    sent: { granted: 'yes', until: '', reason: 'It is short.' },
    wrong: ['until'],
  },
  {
    ...review('conversations'),
    sent: {
      heldAt: '2026-01-05T09:00',
      purpose: 'The list.',
      people: ' ',
      'question-1': 'Why?',
      'answer-1': 'A guide.',
    },
    wrong: ['people'],
  },
  { ...review('first-reading'), sent: { note: 'The tone changes.' }, wrong: ['opinion'] },
  { ...review('first-reading'), sent: { opinion: 'unsure', note: ' ' }, wrong: ['note'] },
  {
    ...review('disclosures'),
    sent: { flag: shown.flag, message: '', responseDays: '0' },
    wrong: ['message', 'responseDays'],
  },
  { ...review('disclosures'), sent: { message: 'Please look.', responseDays: '10' }, wrong: ['items'] },
  {
    ...review('concerns'),
    sent: { code: 'collusion', particulars: '', observation: 'Page two.' },
    wrong: ['particulars'],
  },
  {
    ...review('dismissal'),
    route: '/review/:id/flags/:flagId/dismissal',
    path: `/review/${shown.id}/flags/${shown.flag}/dismissal`,
    sent: { reason: ' ' },
    wrong: ['reason'],
  },
  {
    ...review('decisions'),
    sent: { outcome: 'referred', reasons: 'Too short.', flag: shown.flag, observation: 'Page three.', score: '7,5' },
    wrong: ['reasons', 'evidence', `answer:${shown.response}`, 'point-1'],
  },
  { ...review('decisions'), sent: { reasons: 'The list names a tool.', score: 'good' }, wrong: ['outcome', 'score'] },
  { ...review('conflicts'), sent: { reason: ' ' }, wrong: ['reason'] },
  { ...review('assignment'), who: lead, sent: { assigneeId: '', replaces: '' }, wrong: ['assigneeId'] },
  { ...review('notes'), sent: { text: ' ' }, wrong: ['text'] },
  { ...review('clearing', clearable), sent: { reasons: ' ' }, wrong: ['reasons'] },
  { who: tutor, route: '/review/selection/clear', sent: { id: [clearable], reasons: ' ' }, wrong: ['reasons'] },
  { who: lead, route: '/review/selection/assign', sent: { id: [shown.id], assigneeId: '' }, wrong: ['assigneeId'] },
  { who: tutor, route: '/review/selection/note', sent: { id: [shown.id, clearable], text: ' ' }, wrong: ['text'] },
  { who: tutor, route: '/comments', sent: { kind: 'advice', title: ' ', text: 'A guide.' }, wrong: ['title'] },
  { ...review('marks'), sent: { mark: 'good', note: 'Sound.' }, wrong: ['mark'] },
  {
    who: lead,
    route: '/review/:id/proposals/:proposalId/reading',
    path: `${unread}/reading`,
    sent: { note: 'The list is odd.' },
    wrong: ['opinion'],
  },
  {
    who: lead,
    route: '/review/:id/proposals/:proposalId/confirmation',
    path: `${read}/confirmation`,
    sent: { agrees: 'yes', reasons: ' ', attestation: ['readWork'] },
    wrong: ['reasons'],
  },
  {
    who: lead,
    route: '/review/:id/proposals/:proposalId/waiver',
    path: `${read}/waiver`,
    sent: { reason: ' ' },
    wrong: ['reason'],
  },
  { ...review('reopening', decided.id), sent: { kind: 'appeal', reason: '' }, wrong: ['grounds', 'reason'] },
  {
    who: lead,
    route: '/quality',
    sent: { from: '2026-02-31', until: '2026-03-01', percent: '200', seed: 'seven' },
    wrong: ['from', 'percent'],
  },
  {
    who: reader,
    route: '/second-opinions/:id/opinion',
    path: `/second-opinions/${drawn}/opinion`,
    sent: { outcome: 'no_concern', reasons: ' ' },
    wrong: ['reasons'],
  },
  {
    who: reader,
    route: '/second-opinions/:id/actions',
    path: `/second-opinions/${judged}/actions`,
    sent: { action: ' ' },
    wrong: ['action'],
  },
  // After the second opinion, which is for a person who has not seen the decision.
  {
    who: lead,
    route: '/review/:id/referral-outcome',
    path: `/review/${decided.id}/referral-outcome`,
    sent: { outcome: 'penalty', code: '', date: '2026-01-31', reference: ' ' },
    wrong: ['code', 'reference'],
  },
]

/** Forms in which nothing can be missing or wrong: buttons, boxes to tick, and what scripts send by themselves. */
const buttons = [
  '/account/comparison',
  '/account/language',
  '/account/notices',
  '/admin/access-requests/:id',
  '/admin/audit',
  '/admin/integrations/:id/events/:eventId/retry',
  '/admin/integrations/:id/secret',
  '/admin/integrations/:id/switch',
  '/admin/lms/:id/closure',
  '/admin/lms/:id/confirmation',
  '/admin/lms/:id/deployments',
  '/admin/lms/invites',
  '/admin/lms/keys',
  '/admin/lms/marks/:id',
  '/admin/mail/:id',
  '/admin/people/:id',
  '/admin/people/import/applications',
  '/admin/policy/:id/activation',
  '/admin/policy/:id/points',
  '/admin/webhooks/:id/deliveries/:deliveryId/replay',
  '/admin/webhooks/:id/ping',
  '/admin/webhooks/:id/removal',
  '/admin/webhooks/:id/secret',
  '/admin/webhooks/:id/switch',
  '/asset-processors/:id',
  '/assessments/:id/lti-contexts/:contextId',
  '/assessments/:id/uploads',
  '/comments/:id/removal',
  '/courses/:id/members/:enrolmentId/end',
  '/detectors/:id/terms',
  '/drafts',
  '/notices',
  '/policy',
  '/review/:id/missing',
  '/review/:id/notices',
  '/review/:id/runs/:detector/retry',
  '/review/keys',
  '/sign-in/:secret',
  '/sign-out',
  '/students/:id/adjustments/end',
  '/submissions/:id/withdrawal',
]

test('every form has a row here, so that none is forgotten', async () => {
  const routes = await pagesOf(context, 'POST')

  expect([...new Set(rows.map(({ route }) => route)), ...buttons].sort()).toEqual(routes)
})

describe.each(rows.map((row) => [row.path ?? row.route, row.wrong.join(', '), row] as const))(
  '%s with something amiss in %s',
  (path, _, { who, sent, wrong, files, status = 422 }) => {
    let answer: { status: number; text: string }
    beforeAll(async () => {
      const visitor = visitors.get(who)!
      const form = new FormData()
      form.set('_csrf', await visitor.csrf('/account'))
      form.set('do', 'hand-in')
      for (const [name, value] of Object.entries(sent)) for (const one of [value].flat()) form.append(name, one)
      answer = await visitor.visit(path, files ? form : new URLSearchParams([...form] as [string, string][]))
      await page.setContent(answer.text)
    })

    test('comes back with the problem beside each field and nowhere else, and links to them', async () => {
      const said = (await page.evaluate(problemsIn(path))) as { beside: string[]; dead: string[]; links: number }

      expect(answer.status).toBe(status)
      expect(said.beside.map((id) => wrong.find((name) => id.endsWith(`-${name.replace(/\W+/g, '-')}`)) ?? id)).toEqual(
        expect.arrayContaining(wrong),
      )
      expect(said.beside).toHaveLength(wrong.length)
      expect(said.links).toBeGreaterThanOrEqual(wrong.length)
      expect(said.dead).toEqual([])
    })

    test('has a row for each of its buttons, and none that the Enter key presses', async () => {
      const forms = (await page.evaluate(buttonsOf)) as { action: string; inert: boolean; buttons: string[] }[]

      expect(forms.filter(({ inert }) => !inert)).toEqual([])
      expect(forms.flatMap(({ action, buttons }) => buttons.map((name) => stepOf(action, name)))).not.toContain(
        undefined,
      )
    })

    test('keeps all that was typed', async () => {
      const kept = (await page.evaluate(writtenIn(path))) as [string, string][]

      const typed = Object.entries(sent).flatMap(([name, value]) => [value].flat().map((one) => [name, one]))
      expect(kept).toEqual(expect.arrayContaining(typed))
    })
  },
)

test('a form that is whole goes through, and another form on its page stays as it was', async () => {
  const visitor = visitors.get(tutor)!
  const _csrf = await visitor.csrf('/account')
  await page.setContent(
    (await visitor.visit(`/review/${shown.id}/concerns`, { _csrf, code: 'collusion', observation: 'Page two.' })).text,
  )
  const observations = (await page.evaluate(
    `[...document.querySelectorAll('textarea[name=observation]')].map(({ value }) => value).filter(Boolean)`,
  )) as string[]

  const sent = { _csrf, code: 'collusion', particulars: 'Both.', _confirmed: 'yes' }
  const whole = await visitor.visit(`/review/${shown.id}/concerns`, sent)

  expect(observations).toEqual(['Page two.'])
  expect(whole).toMatchObject({ status: 303, location: `/review/${shown.id}?notice=concern-raised#conversation` })
})

test('every step of every form is in the table of steps, and every check page belongs to one', async () => {
  const routes = await pagesOf(context, 'POST')
  const named = Object.values(steps).flatMap((step) => ('check' in step ? [step.check] : []))

  expect([...new Set(Object.keys(steps).map((key) => key.replace(/ .*/, '')))].sort()).toEqual(routes)
  expect([...new Set(named)].sort()).toEqual(Object.keys(checks).sort())
})

test('no page writes a form of its own beside PostForm', async () => {
  const texts = sourcesIn('src/pages').filter(({ text }) => /<form\b[^>]*method="post"/s.test(text))

  expect(texts.map(({ path }) => path)).toEqual(['src/pages/kit/form/post-form.tsx'])
})

describe.each(stepsToTry().map((row) => [row.check, row] as const))('the step “%s”', (check, { who, path, sent }) => {
  test('is taken only once its check page was confirmed; going back keeps the words', async () => {
    const visitor = visitors.get(who)!
    const _csrf = await visitor.csrf('/account')
    const events = async () =>
      (await context.db.select().from(auditEvents).where(eq(auditEvents.actorId, who.id))).length
    const before = await events()

    const asked = await visitor.visit(path, { ...sent, _csrf, _page: '/account' })
    expect(asked.text).toContain('Please check:')
    await page.setContent(asked.text)
    const carried = (await page.evaluate(writtenIn(path))) as [string, string][]
    const unchanged = (await events()) === before
    const form = new URLSearchParams(carried)
    const back = await visitor.visit(path, new URLSearchParams([...form, ['_confirmed', 'no']]))
    const kept = (await newestDraft(context.db, who.id, path))?.fields
    const taken = await visitor.visit(path, new URLSearchParams([...form, ['_confirmed', 'yes']]))

    for (const sentence of [...checks[check].happens, checks[check].seenBy])
      expect(await page.getByText(sentence).isVisible()).toBe(true)
    expect(carried).toEqual(expect.arrayContaining(Object.entries(sent)))
    expect(unchanged).toBe(true)
    expect(back).toMatchObject({ status: 303, location: `/account?again=${encodeURIComponent(path)}` })
    expect(kept).toEqual(expect.arrayContaining(Object.entries(sent)))
    expect([200, 303]).toContain(taken.status)
    expect(taken.text).not.toContain('Please check:')
  })
})

/** A step of each kind that can be tried, in an order in which each can be taken. */
function stepsToTry(): { check: keyof typeof checks; who: Person; path: string; sent: Record<string, string> }[] {
  const case_ = `/review/${shown.id}`
  return [
    {
      check: 'disclosure',
      who: tutor,
      path: `${case_}/disclosures`,
      sent: { message: 'Please\nlook.', flag: shown.flag, responseDays: '10' },
    },
    { check: 'concern', who: tutor, path: `${case_}/concerns`, sent: { code: 'collusion', particulars: 'Both.' } },
    {
      check: 'reflection',
      who: kit,
      path: `/submissions/${waiting}/reflection`,
      sent: { ...noAi, do: 'hand-in', otherTools: 'spelling', whyNot: 'I did not need it for this work.' },
    },
    {
      check: 'granting',
      who: tutor,
      path: `/permissions/${asked}`,
      sent: { answer: 'grant', conditions: 'One page.' },
    },
    {
      check: 'publishing',
      who: tutor,
      path: '/assessments/new',
      sent: {
        courseId: course.id,
        title: 'Report',
        brief: 'Write.',
        aiLevel: '1',
        guidance: 'None.',
        responseDays: '10',
      },
    },
    {
      check: 'timeAnswer',
      who: tutor,
      path: `/review/${talked.id}/time-requests/${talked.request}/answers`,
      sent: { granted: 'no', reason: 'It is short.' },
    },
    {
      check: 'waiver',
      who: lead,
      path: `${read}/waiver`,
      sent: { reason: 'There is one lead.' },
    },
    { check: 'signInLink', who: admin, path: `/admin/people/${student.id}`, sent: { do: 'link' } },
    { check: 'blocking', who: admin, path: `/admin/people/${reader.id}`, sent: { do: 'disable' } },
    { check: 'toolKey', who: admin, path: '/admin/lms/keys', sent: {} },
    {
      check: 'outage',
      who: lead,
      path: `/outages/${outage}/decisions`,
      sent: { granted: 'no', reason: 'At night.' },
    },
    { check: 'conflict', who: tutor, path: `${case_}/conflicts`, sent: { reason: 'A neighbour.' } },
    { check: 'withdrawal', who: sam, path: `/submissions/${free}/withdrawal`, sent: {} },
  ]
}

/** Each form of the page that posts: whether the Enter key presses nothing, and its named buttons. */
const buttonsOf = `[...document.querySelectorAll('form[method="post"]')].map((form) => {
  const [first, ...others] = form.querySelectorAll('button:not([type]), [type=submit]')
  const buttons = others.map(({ name, value }) => name && name + '=' + value.replace(/-([0-9a-f]{8}-.*|[0-9]+)$/, ''))
  return { action: form.getAttribute('action').replace(/\\?.*/, ''), inert: first?.disabled === true, buttons }
})`

/** The row of a button: of its route, and of its name where the table tells buttons apart. */
function stepOf(action: string, button: string) {
  const key = Object.keys(steps).find((known) => {
    const [route, name = ''] = known.split(' ')
    const pattern = route!.replaceAll(/:\w+/g, '[^/]+')
    return new RegExp(`^${pattern}$`).test(action) && (name === '' || name === button)
  })
  return key && steps[key]
}

/** The ids of the fields with a problem beside them, and the links above that lead to no place in the form. */
const problemsIn = (action: string) => `(() => {
  const form = document.querySelector('form[method="post"][action="${action}"]')
  const links = [...document.querySelectorAll('#problems a')].map((link) => link.getAttribute('href').slice(1))
  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id)
  const beside = [...form.querySelectorAll('[id$="-problem"]')].map(({ id }) => id.replace(/-problem$/, ''))
  const described = (id) => form.querySelector('[aria-describedby~="' + id + '-problem"]') !== null
  return {
    beside,
    links: links.length,
    dead: [
      ...links.filter((id) => !form.contains(document.getElementById(id))),
      ...beside.filter((id) => !described(id)),
      ...ids.filter((id, index) => ids.indexOf(id) !== index),
    ],
  }
})()`

/** What the form would send again. A browser shows no date that the calendar lacks, so those are read as they arrived. */
const writtenIn = (action: string) => `(() => {
  const form = document.querySelector('form[method="post"][action="${action}"]')
  const dates = [...form.querySelectorAll('[type^=date]')].map((field) => [field.name, field.getAttribute('value')])
  return [...new FormData(form), ...dates].filter(([, value]) => typeof value === 'string')
})()`

function ofStudent() {
  return { fields: { studentId: people.student.id } }
}

/** One that has its second opinion, and one that waits for the lead's. */
async function twoSampledDecisions() {
  const [from, until] = [-1, 1].map((days) => new Date(Date.now() + days * 86_400_000))
  for (const _ of [1, 2]) await call(people.lead, 'POST', '/v1/decision-samples', { from, until, rate: 1 })
  const other = await service.person('tutor')
  await service.enrol(course.id, [other])
  const [one, two] = (await call(reader, 'GET', '/v1/sampled-decisions')).body.items as { id: string }[]
  const opinion = { outcome: 'no_concern', reasons: 'It is explained.' }
  await call(other, 'POST', `/v1/sampled-decisions/${one!.id}/opinion`, opinion)
  return [one!.id, two!.id]
}

/** Work whose student waits for more time and for whom a conversation was written down. */
async function aTalk() {
  const { id } = await aDisclosedSubmission()
  const api = `/v1/submissions/${id}`
  const until = new Date(Date.now() + 40 * 86_400_000)
  const request = await idOf(people.student, 'POST', `${api}/time-requests`, { until, reason: 'An exam.' })
  const record = await idOf(people.tutor, 'POST', `${api}/conversations`, aConversation())
  return { id, request, record }
}

/** The address of a proposal about a case of its own, which the lead has noted a reading for or not. */
async function aProposal({ read = false } = {}) {
  const { id, flag, response } = await aDisclosedSubmission()
  const path = `/v1/submissions/${id}`
  const said = { evidence: [{ flagId: flag }], answers: [{ responseId: response, text: 'Thank you.' }] }
  const { body } = await propose(service, path, { outcome: 'breach_recorded', ...said })
  const reading = { opinion: 'concern', note: 'The list is odd.' }
  if (read) await call(people.lead, 'POST', `${path}/proposals/${body.id}/readings`, reading)
  return `/review/${id}/proposals/${body.id}`
}

/** Work under review whose flag was dismissed, so that it can be cleared in the short way. */
async function aDismissedFlag() {
  const who = await service.person('student')
  const { body } = await handIn('References\nChatGPT. (2025). Play at home. https://chatgpt.com\n', 'e.txt', { who })
  const { flags } = await settled(body.id, ['under_review'])
  for (const { id } of flags) {
    await call(people.tutor, 'POST', `/v1/submissions/${body.id}/flags/${id}/dismissals`, { reason: 'A guide.' })
  }
  return body.id as string
}

/** Work under review that the student was shown something about and answered. */
async function aDisclosedSubmission() {
  const { body } = await handIn('References\nChatGPT. (2025). Play. https://chatgpt.com\n')
  const { flags } = await settled(body.id, ['under_review'])
  const items = [{ flagId: flags[0].id }, { observation: 'The second half changes its tone.' }]
  await call(people.tutor, 'POST', `/v1/submissions/${body.id}/disclosures`, { message: 'Please tell me more.', items })
  const response = await idOf(people.student, 'POST', `/v1/submissions/${body.id}/responses`, { text: 'A guide.' })
  return { id: body.id as string, flag: flags[0].id as string, response }
}
