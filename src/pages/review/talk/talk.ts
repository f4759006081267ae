import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Context } from '../../../context.ts'
import { isId } from '../../../db/id.ts'
import { endOfDay, instantOf } from '../../../domain/dates/zone.ts'
import type { Shown } from '../../../domain/review/conversation.ts'
import { recordConversation } from '../../../flow/review/conversations/record.ts'
import { answerForTime } from '../../../flow/review/more-time/answer.ts'
import { checks } from '../../kit/check/checks.ts'
import { takeStep } from '../../kit/check/take-step.ts'
import { clean, type Form, formIn, isDay, linesIn, refuse, textIn } from '../../kit/form/form.ts'
import { type ItemRequest, visitor } from '../../kit/send.tsx'
import { mostEntries } from './record-form.tsx'

/** Keeps the record of a conversation as a person wrote it down. */
export async function keepConversation(context: Context, request: ItemRequest, reply: FastifyReply) {
  const { id } = request.params
  const form = formIn(request.body)
  const heldAt = instantOf(form.get('heldAt'), context.config.timeZone)
  const purpose = textIn(form, 'purpose', 2_000)
  const people = peopleIn(form)
  const entries = entriesIn(form)
  const half = entries.some(({ question, answer }) => !question || !answer)
  refuse(
    [!heldAt, 'heldAt', 'It is still open when it was held.', 'A day and a time.'],
    [!purpose, 'purpose', 'The purpose is still empty.', 'What the conversation was for.'],
    [!people.length, 'people', 'It is still open who took part.', 'At least you, one person a line.'],
    [!entries.length, 'question-1', 'Nothing is written down yet.', 'At least one question with its answer.'],
    [half, 'question-1', 'A question has no answer, or an answer no question.', 'Both, for each that is written down.'],
  )
  const [companion, adjustments] = [textIn(form, 'companion', 500) || null, textIn(form, 'adjustments', 2_000) || null]
  const record = { heldAt: heldAt!, purpose, people, evidence: shownIn(form), entries, companion, adjustments }
  await takeStep(context, request, checks.conversation, (context) =>
    recordConversation(context, visitor(request), id, record),
  )
  return reply.redirect(`/review/${id}?notice=conversation-recorded#conversation`, 303)
}

/** One person a line: the name, a comma, and what they were there for. */
const peopleIn = (form: Form) =>
  linesIn(form, 'people', 500).map((line) => {
    const [name, ...role] = line.split(',').map((part) => part.trim())
    return { name: name || line, role: role.join(', ') || 'took part' }
  })

function entriesIn(form: Form) {
  const rows = Array.from({ length: mostEntries }, (_, index) => index + 1)
  return rows
    .map((row) => ({
      question: textIn(form, `question-${row}`, 20_000),
      answer: textIn(form, `answer-${row}`, 20_000),
    }))
    .filter(({ question, answer }) => question || answer)
}

const shownIn = (form: Form): Shown[] => [
  ...form
    .all('flag')
    .filter(isId)
    .map((flagId) => ({ flagId })),
  ...form.all('known').map((text) => ({ observation: clean(text.replaceAll('\r\n', '\n').trim()).slice(0, 5_000) })),
]

/** Grants more time until the end of a day, or refuses it with a reason. */
export async function answerTimeRequest(
  context: Context,
  request: FastifyRequest<{ Params: { id: string; requestId: string } }>,
  reply: FastifyReply,
) {
  const { id, requestId } = request.params
  const form = formIn(request.body)
  const [choice, day, reason] = [form.get('granted'), form.get('until'), textIn(form, 'reason', 5_000)]
  const granted = choice === 'yes'
  refuse(
    [!granted && choice !== 'no', 'granted', 'Your answer is still open.', 'One of the two answers.'],
    [granted && !isDay(day), 'until', 'This is not a day.', 'The day until which the student has time.'],
  )
  const answer = granted
    ? { granted, until: endOfDay(day, context.config.timeZone), reason }
    : { granted: false as const, reason }
  await takeStep(context, request, checks.timeAnswer, (context) =>
    answerForTime(context, visitor(request), id, requestId, answer),
  )
  return reply.redirect(`/review/${id}?notice=time-answered#conversation`, 303)
}
