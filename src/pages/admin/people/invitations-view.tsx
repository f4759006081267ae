import type { Role } from '../../../domain/people/permission.ts'
import type { SignedIn } from '../../../http/server/session.ts'
import { Choice } from '../../kit/form/choice.tsx'
import { PostForm } from '../../kit/form/post-form.tsx'
import { TextArea } from '../../kit/form/text-field.tsx'
import { roleLabels } from '../../kit/labels.ts'
import { Layout } from '../../kit/layout.tsx'

/** Who can be invited by a list. Admins and programs are added one by one. */
export const invitedRoles = ['student', 'tutor', 'lead', 'auditor'] as const satisfies Role[]

/** A form to invite several people at once. */
export function Invitations({ who }: { who: SignedIn }) {
  const choices = Object.fromEntries(invitedRoles.map((role) => [role, roleLabels[role]]))
  return (
    <Layout title="Invite several people" who={who}>
      <p class="back">
        <a href="/admin/people">← People</a>
      </p>
      <h1>Invite several people</h1>
      <PostForm who={who} action="/admin/people/invitations">
        <Choice name="role" label="Role of all of them" choices={choices} />
        <TextArea
          name="people"
          label="One person a line"
          help="Name and e-mail address, such as “Sam Hill, sam@your-school.org”. Each gets a mail with a link of their own; for people who read students’ work once a second admin has agreed."
          rows={10}
        />
        <button type="submit">Invite</button>
      </PostForm>
    </Layout>
  )
}
