import type { SignedIn } from '../../../../http/server/session.ts'
import { Choice } from '../../../kit/form/choice.tsx'
import { PostForm } from '../../../kit/form/post-form.tsx'
import { TextArea, TextField } from '../../../kit/form/text-field.tsx'
import { platformAddressLabels, platformLabels } from '../connection-labels.ts'
import { Connections } from '../connections.tsx'

interface LmsFormProps {
  who: SignedIn
  /** Which platform was asked for, and what is known of it. */
  preset?: { platform?: string | undefined; host?: string | undefined; application?: string | undefined }
  filled?: Partial<Record<string, string | null>> | undefined
}

/** Registering an LMS by hand. The addresses of the large platforms are filled in from the school’s own address. */
export function LmsForm({ who, preset = {}, filled = {} }: LmsFormProps) {
  return (
    <Connections title="Add an LMS" here="/admin/lms" who={who}>
      <h1>Add an LMS by hand</h1>
      <p class="lead">
        First paste our addresses into your LMS, then give us the ids and addresses that it shows in return.{' '}
        <a href="/lti/setup">Settings for your LMS</a>
      </p>
      <PlatformForm preset={preset} />
      <RegistrationForm who={who} filled={filled} />
    </Connections>
  )
}

function PlatformForm({ preset }: Required<Pick<LmsFormProps, 'preset'>>) {
  return (
    <form method="get" action="/admin/lms/new" class="sheet">
      <h2>Which LMS is it?</h2>
      <p class="quiet">This fills in the addresses below. Leave it out if yours is another one.</p>
      <div class="filters">
        <Choice
          id="platform"
          name="platform"
          label="Platform"
          choices={platformLabels}
          value={preset.platform ?? ''}
          empty="Another one"
        />
        <PresetField name="host" label="Its address" help="Such as https://lms.your-school.org" value={preset.host} />
        <PresetField name="application" label="Application id" help="For Blackboard only" value={preset.application} />
        <button type="submit" class="second">
          Fill in
        </button>
      </div>
    </form>
  )
}

function PresetField({
  value = '',
  ...field
}: {
  name: string
  label: string
  help: string
  value: string | undefined
}) {
  return <TextField id={field.name} value={value} {...field} />
}

function RegistrationForm({ who, filled }: { who: SignedIn; filled: NonNullable<LmsFormProps['filled']> }) {
  const of = (name: string) => ({ name, value: filled[name] ?? '' })
  return (
    <PostForm who={who} action="/admin/lms">
      <TextField {...of('name')} label="Name" help="How people here call it." />
      <TextField {...of('clientId')} label="Client id" required />
      <TextField {...of('issuer')} label={platformAddressLabels.issuer} required />
      <TextField {...of('authUrl')} label={platformAddressLabels.authUrl} required />
      <TextField {...of('tokenUrl')} label={platformAddressLabels.tokenUrl} required />
      <TextField
        {...of('tokenAudience')}
        label={platformAddressLabels.tokenAudience}
        help="Only where the platform asks for another than its token address."
      />
      <TextField {...of('jwksUrl')} label={platformAddressLabels.jwksUrl} required />
      <TextArea
        {...of('deploymentIds')}
        label="Deployment ids"
        help="One a line. You may leave this empty: a deployment that people launch from waits here for your yes."
        rows={2}
      />
      <button type="submit">Register this LMS</button>
    </PostForm>
  )
}
