import type { FastifyReply } from 'fastify'
import type { Context } from '../../../context.ts'
import { assessmentOfWork } from '../../../db/dates/versions.ts'
import type { Assessment } from '../../../db/policy/assessments.ts'
import { findSubmission } from '../../../db/submission/access.ts'
import { dayOf } from '../../../domain/dates/zone.ts'
import { DomainError, type FieldProblem } from '../../../domain/error.ts'
import { reflect } from '../../../flow/intake/reflect.ts'
import { type App, groupOf } from '../../../http/server/routes.ts'
import { Params } from '../../../http/server/schemas.ts'
import type { SignedIn } from '../../../http/server/session.ts'
import { checks } from '../../kit/check/checks.ts'
import { takeStep } from '../../kit/check/take-step.ts'
import { formIn } from '../../kit/form/form.ts'
import { PostForm } from '../../kit/form/post-form.tsx'
import { Problems } from '../../kit/form/problem.tsx'
import { pageOf, redisplayOf } from '../../kit/form/redisplay.ts'
import { Layout } from '../../kit/layout.tsx'
import { type ItemRequest, page, send, visitor } from '../../kit/send.tsx'
import { Sentence, useWords } from '../../kit/words.tsx'
import { Allowance } from '../../parts/allowance.tsx'
import { keepAnswers, ownProblems } from './keep-answers.ts'
import { ReflectionFields } from './reflection-fields.tsx'
import {
  type Answers,
  anchorOf,
  answersIn,
  answersInDraft,
  changedBy,
  labelOf,
  reflectionOf,
} from './reflection-form.ts'

/** The reflection for work that an LMS delivered without one. */
export const reflectionPages = groupOf(getReflection, postReflection)

const formAt = (submissionId: string) => `/submissions/${submissionId}/reflection`

const ofOne = { ...page('reflection.write'), schema: { params: Params } }

function getReflection(app: App, context: Context) {
  app.get('/submissions/:id/reflection', ofOne, (request, reply) => {
    const draft = redisplayOf(request, formAt(request.params.id))
    return sendForm(context, request, reply, answersInDraft(draft), ownProblems(request))
  })
}

function postReflection(app: App, context: Context) {
  app.post('/submissions/:id/reflection', ofOne, async (request, reply) => {
    const form = formIn(request.body)
    const { id } = request.params
    const answers = answersIn(form)
    const changed = changedBy(form.get('do'), answers)
    if (changed) {
      await keepAnswers(context, request, formAt(id), changed)
      return reply.redirect(`${formAt(id)}#f-uses`, 303)
    }
    try {
      await takeStep(context, request, checks.reflection, (context) =>
        reflect(context, visitor(request), id, reflectionOf(answers)),
      )
      return reply.redirect(`/submissions/${id}?notice=reflection-added`, 303)
    } catch (error) {
      if (!(error instanceof DomainError) || !error.fields.length || pageOf(request)) throw error
      return sendForm(context, request, reply, answers, error.fields)
    }
  })
}

async function sendForm(
  { db, clock, config }: Context,
  request: ItemRequest,
  reply: FastifyReply,
  answers: Answers,
  problems: FieldProblem[],
) {
  const who = visitor(request)
  const submission = await findSubmission(db, who, request.params.id)
  const assessment = await assessmentOfWork(db, submission.id)
  const today = dayOf(clock(), config.timeZone)
  const props = { who, id: submission.id, assessment, answers, problems, today }
  return send(reply, <ReflectionForm {...props} />, problems.length ? 422 : 200)
}

interface ReflectionFormProps {
  who: SignedIn
  id: string
  assessment: Assessment
  answers: Answers
  problems: FieldProblem[]
  today: string
}

function ReflectionForm({ who, id, assessment, problems, ...written }: ReflectionFormProps) {
  const words = useWords()
  const { say } = words
  const title = say('handIn.reflectionTitle', { title: assessment.title })
  return (
    <Layout
      title={problems.length ? say('kit.lookAgain', { title }) : title}
      who={who}
      summary={<Problems problems={problems} anchor={anchorOf} label={labelOf(words)} />}
    >
      <h1>
        <Sentence of="handIn.reflectionHeading" title={<bdi>{assessment.title}</bdi>} />
      </h1>
      <p class="lead">{say('handIn.onlyReflection')}</p>
      <Allowance {...assessment} />
      <PostForm who={who} action={formAt(id)}>
        <ReflectionFields problems={problems} {...written} />
        <button type="submit" name="do" value="hand-in">
          {say('handIn.addReflection')}
        </button>
      </PostForm>
    </Layout>
  )
}
