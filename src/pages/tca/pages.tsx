import Type from 'typebox'
import type { Context } from '../../context.ts'
import type { PolicyVersion } from '../../db/policy/versions.ts'
import { eulaCalled } from '../../flow/tca/eula.ts'
import { type App, groupOf } from '../../http/server/routes.ts'
import { Clauses } from '../kit/clauses.tsx'
import { Layout } from '../kit/layout.tsx'
import { send } from '../kit/send.tsx'
import { viewer } from './viewer.tsx'

const Of = Type.Object({ door: Type.String({ maxLength: 36 }), version: Type.String({ maxLength: 40 }) })

/** What the browser of a person opens who comes from a Turnitin plug-in. */
export const tcaPages = groupOf(getEula, viewer)

/** The policy as the terms that a student accepts in their LMS: a public page, because the browser comes without a session. */
function getEula(app: App, context: Context) {
  app.get(
    '/tca/:door/eula/:version',
    { config: { action: 'public' }, schema: { params: Of } },
    async ({ params }, reply) => send(reply, <TermsPage policy={await eulaCalled(context, params.version)} />),
  )
}

function TermsPage({ policy: { title, version, issuedOn, clauses } }: { policy: PolicyVersion }) {
  return (
    <Layout title={title} who={null}>
      <h1>{title}</h1>
      <p>
        Version {version}
        {issuedOn && `, issued ${issuedOn}`}.
      </p>
      <p class="lead">
        Your learning management system hands your work in to Candour under this policy. If you accept it there, it is
        noted that you have read this version.
      </p>
      <p>
        Work that you hand in is complete once you have written your reflection on how you used AI, or that you did not.
        Candour sends you a message when a reflection is missing. You also find it by opening the result of your work in
        your learning management system.
      </p>
      <Clauses clauses={clauses} />
    </Layout>
  )
}
