import type { FastifyReply, FastifyRequest } from 'fastify'
import { ownPath, urlIn } from '../../../domain/url.ts'
import type { SignedIn } from '../../../http/server/session.ts'
import { type Form, formIn } from '../form/form.ts'
import { PostForm } from '../form/post-form.tsx'
import { Layout } from '../layout.tsx'
import { send, visitor } from '../send.tsx'
import type { Check } from './check.ts'
import { confirmedField, type UnconfirmedStep } from './take-step.ts'

const fromField = '_from'

/** Answers with the check page of a step, or with the way back to the page that its form is on. */
export function sendCheckPage({ check, goBack }: UnconfirmedStep, request: FastifyRequest, reply: FastifyReply) {
  const form = formIn(request.body)
  if (goBack) return reply.redirect(ownPath(form.get(fromField)), 303)
  return send(
    reply,
    <CheckPage who={visitor(request)} action={request.url} form={form} check={check} from={cameFrom(request)} />,
  )
}

/** The page of ours that the form was on; browsers name it in the referrer. */
const cameFrom = ({ headers }: FastifyRequest) => urlIn(headers.referer ?? '')?.pathname ?? '/'

interface CheckPageProps {
  who: SignedIn
  action: string
  form: Form
  check: Check
  from: string
}

/** What a step does and who sees it, before it is taken. The form carries all that was sent. */
function CheckPage({ who, action, form, check, from }: CheckPageProps) {
  const { title, happens, seenBy, yes, shows = {} } = check
  const written = Object.entries(shows).flatMap(([name, label]) =>
    form.get(name).trim() ? [[label, form.all(name).join(', ')] as const] : [],
  )
  return (
    <Layout title={`Please check: ${title}`} who={who}>
      <h1>Please check: {title}</h1>
      <h2>What will happen</h2>
      <ul>
        {happens.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <h2>Who will see it</h2>
      <p>{seenBy}</p>
      {written.length > 0 && <Written written={written} />}
      <PostForm who={who} action={action}>
        <Carried form={form} from={from} />
        <div class="actions">
          <button type="submit" name={confirmedField} value="yes">
            {yes}
          </button>
          <button type="submit" name={confirmedField} value="no" class="second">
            Go back and change it
          </button>
        </div>
      </PostForm>
    </Layout>
  )
}

function Written({ written }: { written: (readonly [string, string])[] }) {
  return (
    <>
      <h2>What you wrote</h2>
      <dl class="facts sheet">
        {written.map(([label, text]) => (
          <>
            <dt key={label}>{label}</dt>
            <dd class="verbatim" dir="auto">
              {text}
            </dd>
          </>
        ))}
      </dl>
    </>
  )
}

/** All that was sent, to be sent once more. */
function Carried({ form, from }: { form: Form; from: string }) {
  const carried = form.names().filter((name) => !['_csrf', confirmedField, fromField].includes(name))
  return (
    <>
      <input type="hidden" name={fromField} value={from} />
      {carried.flatMap((name) =>
        form
          .all(name)
          .map((value, index) => <input key={`${name}-${index}`} type="hidden" name={name} value={value} />),
      )}
    </>
  )
}
