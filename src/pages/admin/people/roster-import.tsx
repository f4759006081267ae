import type { Context } from '../../../context.ts'
import { DomainError } from '../../../domain/error.ts'
import type { SentFile } from '../../../flow/intake/hand-in.ts'
import { keepForLater, keptUpload } from '../../../flow/intake/kept-upload.ts'
import { importRoster, readUploadedRoster } from '../../../flow/people/import-roster.ts'
import { type App, groupOf } from '../../../http/server/routes.ts'
import { formIn } from '../../kit/form/form.ts'
import { readMultipart } from '../../kit/form/multipart.ts'
import { redisplayOnError, type SendPage } from '../../kit/form/redisplay.ts'
import { page, send, visitor } from '../../kit/send.tsx'
import { RosterForm, RosterPreview } from './roster-import-view.tsx'

/** A roster file comes in: first what it would change, line by line, and then on request the changes. */
export const rosterImportPages = groupOf(getImport, postImport, postApplication)

const path = '/admin/people/import'
const asAdmin = page('account.manage')

const sendForm: SendPage = (request, reply) => send(reply, <RosterForm who={visitor(request)} />)

function getImport(app: App) {
  app.get(path, asAdmin, sendForm)
}

function postImport(app: App, context: Context) {
  const uploading = { config: { ...asAdmin.config, takesFile: true }, errorHandler: redisplayOnError(sendForm) }
  app.post(path, uploading, async (request, reply) => {
    const who = visitor(request)
    const file = sentIn((await readMultipart(context, request, who)).files)
    const roster = await readUploadedRoster(context, file.sha256)
    const preview = await importRoster(context, who, roster, { apply: false, skipProblems: false })
    return send(reply, <RosterPreview who={who} upload={await keepForLater(context, who, file)} preview={preview} />)
  })
}

/** Applies the file that was looked at. Lines with problems are left out, as the preview said. */
function postApplication(app: App, context: Context) {
  app.post(`${path}/applications`, asAdmin, async (request, reply) => {
    const who = visitor(request)
    const { sha256 } = await keptUpload(context, who, formIn(request.body).get('upload'))
    await importRoster(context, who, await readUploadedRoster(context, sha256), { apply: true, skipProblems: true })
    return reply.redirect('/admin/people?notice=roster-imported', 303)
  })
}

function sentIn([file]: SentFile[]): SentFile {
  if (file) return file
  throw new DomainError('INVALID_INPUT', 'There is no file yet.', [
    { field: 'file', problem: 'There is no file yet.', expected: 'A CSV file or a OneRoster zip.' },
  ])
}
