import Type from 'typebox'
import { DomainError } from '../../domain/error.ts'
import { importRoster, readUploadedRoster } from '../../flow/people/import-roster.ts'
import type { Routes } from '../server/routes.ts'
import { ImportedRoster } from './shapes.ts'

/** The largest roster file, in bytes. */
const maxRosterBytes = 32e6

/** People, courses and enrolments come in from a file: what it would change, or the changes themselves. */
export const importRoutes: Routes = async (app, { context }) => {
  app.removeContentTypeParser(['application/json', 'text/plain'])
  app.addContentTypeParser('*', (_request, _payload, done) => done(null))

  app.post(
    '/imports',
    {
      config: { action: 'account.manage', takesFile: true },
      schema: {
        summary: 'Import a roster, or say what it would change',
        description:
          'The body is a CSV file with the columns course, role, name, email and externalId, or a zip in the OneRoster 1.2 bulk format. Without mode=apply nothing is changed: the answer says line by line what would be. With it the changes are made in one transaction, unless a line has a problem and problems=skip is not given. The same file again changes nothing; nothing is ever deleted.',
        consumes: ['text/csv', 'application/zip', 'application/octet-stream'],
        querystring: Type.Object({
          mode: Type.Optional(Type.Enum(['preview', 'apply'], { description: 'Whether the changes are made.' })),
          problems: Type.Optional(
            Type.Enum(['refuse', 'skip'], { description: 'Whether a line with a problem stops all, or is left out.' }),
          ),
        }),
        response: { 200: ImportedRoster },
      },
    },
    async ({ who, query, raw }) => {
      const options = { apply: query.mode === 'apply', skipProblems: query.problems === 'skip' }
      const { sha256, bytes } = await context.files.receive(raw, maxRosterBytes)
      if (!bytes) throw new DomainError('INVALID_INPUT', 'There is no file.', [noFile])
      return importRoster(context, who, await readUploadedRoster(context, sha256), options)
    },
  )
}

const noFile = { field: 'file', problem: 'The body is empty.', expected: 'A CSV file or a OneRoster zip.' }
