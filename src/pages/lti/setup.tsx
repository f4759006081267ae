import type { FastifyReply } from 'fastify'
import type { Context } from '../../context.ts'
import { dueDateParameter, platformAt, platforms } from '../../flow/lti/registrations.ts'
import { ownAddress } from '../../flow/own-address.ts'
import { platformAddressLabels, platformLabels } from '../kit/connection-labels.ts'
import { Layout } from '../kit/layout.tsx'
import { send } from '../kit/send.tsx'

/** Answers with what the admin of an LMS enters there, and what they give to the admin of this service. */
export const sendSetupPage = (context: Context, reply: FastifyReply) =>
  send(reply, <SetupPage address={ownAddress(context)} />)

function SetupPage({ address }: { address: string }) {
  return (
    <Layout title="Connect your LMS" who={null}>
      <h1>Connect your LMS</h1>
      <h2>Paste into your LMS</h2>
      <Addresses
        addresses={{
          'Tool URL, target link URI, deep linking URL': `${address}/lti/launch`,
          'Login URL (OIDC initiation)': `${address}/lti/login`,
          'Redirect URI': `${address}/lti/launch`,
          'Public key set URL': `${address}/lti/jwks`,
        }}
      />
      <p>
        Signature method: RS256. Services to allow: Assignment and Grade Services (line items, results, scores), Names
        and Roles. Privacy: the name may be shared; an e-mail address is not needed. So that due dates are taken over,
        add the custom parameter <code>{dueDateParameter}</code>.
      </p>
      <h2>Give to the admin of Candour</h2>
      <p>The client id, the deployment id, and these addresses of your LMS.</p>
      {platforms.map((name) => (
        <section key={name} aria-labelledby={name}>
          <h3 id={name}>{platformLabels[name]}</h3>
          <Addresses addresses={platformAt(name, 'https://lms.your-school.org')} />
        </section>
      ))}
    </Layout>
  )
}

function Addresses({ addresses }: { addresses: object }) {
  return (
    <dl class="facts">
      {Object.entries(addresses).map(([name, address]) => (
        <>
          <dt key={name}>{platformAddressLabels[name as keyof typeof platformAddressLabels] ?? name}</dt>
          <dd class="digest">{address}</dd>
        </>
      ))}
    </dl>
  )
}
