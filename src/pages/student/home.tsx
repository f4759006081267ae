import type { Context } from '../../context.ts'
import { conversationsOf } from '../../db/submission/conversation.ts'
import { workOf } from '../../db/submission/work-of-student.ts'
import { type Turn, turnOf } from '../../domain/submission/turn.ts'
import type { Routes } from '../../http/server/routes.ts'
import type { SignedIn } from '../../http/server/session.ts'
import { signedIn } from '../../http/server/session.ts'
import { Layout } from '../kit/layout.tsx'
import { send, wordsOfRequest } from '../kit/send.tsx'
import { Time } from '../kit/time.tsx'
import { Sentence, useWords } from '../kit/words.tsx'
import { AnswerBy } from '../parts/answer-by.tsx'
import { DueDate } from '../parts/due-date.tsx'

const startOf: Partial<Record<SignedIn['role'], string>> = {
  tutor: '/review',
  lead: '/review',
  admin: '/admin',
  auditor: '/admin/audit',
}

/** The start page: a student's own work; everybody else goes on to where their work is. */
export const homePages: Routes = async (app, { context }) => {
  app.get('/', { config: { action: 'public' } }, async (request, reply) => {
    const who = await signedIn(context, request)
    if (!who) return reply.redirect('/sign-in', 303)
    const start = startOf[who.role]
    if (start) return reply.redirect(start, 303)
    const now = context.clock()
    const work = await withTurns(context, await workOf(context.db, who.id, context.config.timeZone), now)
    const { say } = wordsOfRequest(request)
    return send(
      reply,
      <Layout title={say('home.myWork')} who={who}>
        <h1>{say('home.myWork')}</h1>
        {work.length === 0 && <p>{say('home.none')}</p>}
        <ul class="rows">
          {work.map((row) => (
            <Work key={row.assessment.id} {...row} now={now} />
          ))}
        </ul>
      </Layout>,
    )
  })
}

type Row = Awaited<ReturnType<typeof workOf>>[number] & { turn: Turn | null }

/** The same rows with whose turn it is: what waits for the student first, what has to be answered soonest at the beginning. */
async function withTurns({ db }: Pick<Context, 'db'>, work: Omit<Row, 'turn'>[], now: Date): Promise<Row[]> {
  const talks = await conversationsOf(
    db,
    work.flatMap(({ submission }) => submission?.id ?? []),
  )
  const rows = work.map((row) => {
    const talk = row.submission?.id ? talks.get(row.submission.id) : undefined
    return { ...row, turn: talk ? turnOf(talk, now) : null }
  })
  const waits = ({ turn }: Row) => (turn?.on === 'student' ? (turn.until?.getTime() ?? 0) : Number.POSITIVE_INFINITY)
  return rows.sort((one, other) => (waits(one) === waits(other) ? 0 : waits(one) - waits(other)))
}

function Work({ assessment, due, submission, draftSavedAt, isEnrolled, turn, now }: Row & { now: Date }) {
  const { title, aiLevel } = assessment
  const { say } = useWords()
  return (
    <li>
      <h2>
        <bdi>{title}</bdi>
      </h2>
      {turn && submission?.id && <AnswerBy turn={turn} href={`/submissions/${submission.id}`} />}
      <p class="meta">
        <DueDate due={due} /> {say('home.useOfAi', { level: say(`labels.aiLevel.${aiLevel}`) })}
      </p>
      {submission?.id && (
        <p>
          <Sentence
            of="home.handedIn"
            status={say(`labels.status.${submission.status!}`)}
            work={(text) => <a href={`/submissions/${submission.id}`}>{text}</a>}
            at={<Time at={submission.receivedAt!} />}
          />
        </p>
      )}
      {isEnrolled && (
        <p>
          <NextStep assessment={assessment} submission={submission} draftSavedAt={draftSavedAt} now={now} />
        </p>
      )}
    </li>
  )
}

type NextStepProps = Omit<Row, 'due' | 'isEnrolled' | 'turn'> & { now: Date }

function NextStep({ assessment: { id, title, opensAt }, submission, draftSavedAt, now }: NextStepProps) {
  const handIn = `/assessments/${id}/hand-in`
  if (opensAt && opensAt > now) {
    return <Sentence of="home.opens" at={<Time at={opensAt} />} link={(text) => <a href={handIn}>{text}</a>} />
  }
  const step = draftSavedAt ? 'goOn' : submission?.id ? 'handInNewer' : 'start'
  return (
    <a href={handIn}>
      <Sentence of={`home.${step}`} title={title} unseen={(text) => <span class="visually-hidden">{text}</span>} />
    </a>
  )
}
