import type { FastifyReply, FastifyRequest } from 'fastify'
import type { SignedIn } from '../../../http/server/session.ts'
import { type Form, formIn } from '../form/form.ts'
import { PostForm } from '../form/post-form.tsx'
import { Layout } from '../layout.tsx'
import { send, visitor } from '../send.tsx'
import type { Check } from './check.ts'
import { confirmedField, type UnconfirmedStep } from './take-step.ts'

/** Answers with the check page of a step. */
export function sendCheckPage({ check }: UnconfirmedStep, request: FastifyRequest, reply: FastifyReply) {
  return send(
    reply,
    <CheckPage who={visitor(request)} action={request.url} form={formIn(request.body)} check={check} />,
  )
}

interface CheckPageProps {
  who: SignedIn
  action: string
  form: Form
  check: Check
}

/** What a step does and who sees it, before it is taken. The form carries all that was sent. */
function CheckPage({ who, action, form, check }: CheckPageProps) {
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
        <Carried form={form} />
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

/** All that was sent, to be sent once more; the page that it came from is named by every form. */
function Carried({ form }: { form: Form }) {
  const carried = form.names().filter((name) => !['_csrf', '_page', confirmedField].includes(name))
  return carried.flatMap((name) =>
    form.all(name).map((value, index) => <input key={`${name}-${index}`} type="hidden" name={name} value={value} />),
  )
}
