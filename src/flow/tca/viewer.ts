import type { Context } from '../../context.ts'
import { activeAccount } from '../../db/people/accounts.ts'
import { accountOfIdentity, linkIdentity } from '../../db/people/identities.ts'
import { teaches } from '../../db/people/membership.ts'
import { findDocument, type TcaDocument, workOf } from '../../db/tca/documents.ts'
import { addViewerLink, takeViewerLink } from '../../db/tca/viewer-links.ts'
import type { Integration } from '../../db/webhooks/integrations.ts'
import { type Sent, textIn } from '../../domain/tca/sent.ts'
import { viewerRole } from '../../domain/tca/state.ts'
import { ownAddress } from '../own-address.ts'
import { record } from '../record.ts'
import { issuerOf } from '../webhooks/apply/outside-person.ts'

/**
 * A link that opens a document once, within minutes, for the person whom the plug-in names and in the role that it names. A
 * student opens their own or their group's work, a teacher work of a course in which they are enrolled; anybody else gets a
 * link too, to a page that says so, because plug-ins have no other way to say it. Throws NOT_FOUND.
 */
export async function viewerUrl(context: Context, integration: Integration, documentId: string, sent: Sent) {
  const { document } = await findDocument(context.db, integration.id, documentId)
  const userId = textIn(sent.viewer_user_id)
  const role = viewerRole(sent.viewer_default_permission_set)
  const account = userId && (await accountOfIdentity(context.db, issuerOf(integration, role), userId))
  const accountId = account && (await mayOpen(context, account, document)) ? account.id : null
  return `${ownAddress(context)}/tca/view/${await addViewerLink(context.db, document.id, accountId)}`
}

async function mayOpen({ db }: Context, { id, role }: { id: string; role: string }, document: TcaDocument) {
  if (role === 'student') return id === document.studentId || document.members.includes(id)
  return role === 'tutor' && teaches(db, id, document.assessmentId)
}

/** Where a viewer link leads, and whom it signs in. */
type Opened = { accountId: string; path: string } | { problem: 'used' | 'stranger' | 'nothing_yet' }

/** Uses a viewer link up. The person behind it counts as signed in, by the word of the plug-in. */
export async function openViewerLink({ db }: Pick<Context, 'db'>, secret: string): Promise<Opened> {
  return db.transaction(async (tx) => {
    const link = await takeViewerLink(tx, secret)
    if (!link) return { problem: 'used' }
    const account = link.accountId && (await activeAccount(tx, link.accountId))
    if (!account) return { problem: 'stranger' }
    const work = await workOf(tx, link.documentId)
    if (!work) return { problem: 'nothing_yet' }
    await linkIdentity(tx, 'pages', account.id, account.id)
    await record(tx, { type: 'session.started', who: account, data: { by: 'tca' } })
    const path = account.role === 'tutor' ? `/review/${work.id}` : `/submissions/${work.id}`
    const waits = account.role === 'student' && work.status === 'awaiting_reflection'
    return { accountId: account.id, path: waits ? `${path}/reflection` : path }
  })
}
