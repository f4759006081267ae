import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Context } from '../../context.ts'
import { dateParameters, platformAt, platforms } from '../../flow/lti/registrations.ts'
import { ownAddress } from '../../flow/own-address.ts'
import { type SignedIn, signedIn } from '../../http/server/session.ts'
import { platformAddressLabels, platformLabels } from '../admin/connections/connection-labels.ts'
import { ActionButton } from '../kit/form/action-button.tsx'
import { Layout } from '../kit/layout.tsx'
import { send } from '../kit/send.tsx'

/** Answers with what the admin of an LMS enters there, and what they give to the admin of this service. */
export async function sendSetupPage(context: Context, request: FastifyRequest, reply: FastifyReply) {
  const who = await signedIn(context, request)
  return send(reply, <SetupPage who={who} address={ownAddress(context)} missing={missingFor(context)} />)
}

/** What would leave a frame of the LMS empty or without a sign-in, as sentences for the operator. */
function missingFor({ config: { publicUrl } }: Context): string[] {
  if (!publicUrl) return ['PUBLIC_URL is not set, so an LMS cannot reach this address. Set it to an https address.']
  if (publicUrl.startsWith('https:')) return []
  return [
    'PUBLIC_URL is no https address. An LMS shows no http page in a frame of its own https pages, and browsers keep no sign-in there.',
  ]
}

interface SetupProps {
  who: SignedIn | null
  address: string
  missing: string[]
}

function SetupPage({ who, address, missing }: SetupProps) {
  return (
    <Layout title="Connect your LMS" who={who} scripts={['copy.js']}>
      <h1>Connect your LMS</h1>
      <p class="lead">By LTI 1.3. Your LMS registers itself with an invitation, or you enter the addresses by hand.</p>
      {missing.map((sentence) => (
        <p key={sentence} class="note">
          {sentence}
        </p>
      ))}
      <Invitation who={who} />
      <ByHand address={address} />
      <ForCandour />
      <InTheLms />
    </Layout>
  )
}

function Invitation({ who }: Pick<SetupProps, 'who'>) {
  return (
    <section aria-labelledby="invitation">
      <h2 id="invitation">With an invitation</h2>
      <ol>
        <li>An admin of Candour makes an invitation. It is an address that works once, within a week.</li>
        <li>
          The admin of the LMS pastes it where the LMS asks for a registration address. In Moodle that is{' '}
          <i>Site administration → Plugins → Activity modules → External tool → Manage tools</i>, the field{' '}
          <i>Tool URL</i>, and then <i>Add LTI Advantage</i>.
        </li>
        <li>
          They press <i>Register</i>, and in Moodle <i>Activate</i> on the new tool.
        </li>
        <li>The admin of Candour confirms the LMS.</li>
      </ol>
      {who?.role === 'admin' ? (
        <ActionButton who={who} action="/admin/lms/invites" label="Make an invitation" primary />
      ) : (
        <p>
          Ask an admin of Candour for an invitation; they make it under <a href="/admin/lms">LMS by LTI</a>.
        </p>
      )}
    </section>
  )
}

function ByHand({ address }: Pick<SetupProps, 'address'>) {
  const addresses = {
    'Tool URL, target link URI, deep linking URL': `${address}/lti/launch`,
    'Login URL (OIDC initiation)': `${address}/lti/login`,
    'Redirect URI': `${address}/lti/launch`,
    'Public key set URL': `${address}/lti/jwks`,
    'Custom parameters, one a line': dateParameters.join('\n'),
  }
  return (
    <section aria-labelledby="by-hand">
      <h2 id="by-hand">By hand: paste into your LMS</h2>
      <Addresses addresses={addresses} />
      <p>
        Signature method: RS256. Services to allow: Assignment and Grade Services (line items, results, scores), Names
        and Roles. Privacy: the name may be shared; an e-mail address is not needed. By the custom parameters the
        opening and the due date of the LMS are taken over, where the LMS knows them.
      </p>
    </section>
  )
}

function ForCandour() {
  return (
    <section aria-labelledby="for-candour">
      <h2 id="for-candour">By hand: give to the admin of Candour</h2>
      <p>The client id, the deployment id, and these addresses of your LMS.</p>
      {platforms.map((name) => (
        <details key={name}>
          <summary>{platformLabels[name]}</summary>
          <Addresses addresses={platformAt(name, 'https://lms.your-school.org')} />
        </details>
      ))}
    </section>
  )
}

/** What has to be set in the LMS besides, each with what is seen without it. */
const settings: [setting: string, without: string][] = [
  ['The tool is activated (Moodle: Activate)', 'Teachers do not find Candour, and nothing can be opened.'],
  ['Show in activity chooser, in Moodle 4.3 also per course', 'Teachers do not find Candour among the activities.'],
  ['Supports deep linking (Content-Item Message)', 'There is no button “Select content”, and links lead nowhere.'],
  ['Share launcher’s name with the tool', 'People are called “Name not given by the LMS” until the roster names them.'],
  ['Grade sync and column management', 'Marks stay here and are named on the overview of the admin.'],
  ['Names and Role Provisioning', 'People are enrolled only when they open a link, and stay enrolled.'],
  ['The clock of the LMS is right to 30 seconds', 'Every launch is refused.'],
]

function InTheLms() {
  return (
    <section aria-labelledby="settings">
      <h2 id="settings">What to look at in the LMS</h2>
      <dl class="facts">
        {settings.map(([setting, without]) => (
          <>
            <dt>{setting}</dt>
            <dd>Without it: {without}</dd>
          </>
        ))}
      </dl>
      <p>
        Pages in a frame need no setting here: the origins of the LMSs that an admin confirmed may show them. Until then
        a frame can stay empty.
      </p>
    </section>
  )
}

function Addresses({ addresses }: { addresses: object }) {
  return (
    <dl class="facts sheet">
      {Object.entries(addresses).map(([key, address]) => {
        const name = platformAddressLabels[key as keyof typeof platformAddressLabels] ?? key
        return (
          <>
            <dt>{name}</dt>
            <dd class="digest">
              <span class="verbatim" data-copy={name}>
                {address}
              </span>
            </dd>
          </>
        )
      })}
    </dl>
  )
}
