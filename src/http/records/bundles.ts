import Type from 'typebox'
import { bundle } from '../../flow/records/bundle.ts'
import { Media } from '../server/answer-shapes.ts'
import type { Routes } from '../server/routes.ts'
import { Params } from '../server/schemas.ts'
import { sendBundle } from './send-bundle.ts'

/** The whole record of one submission as a file that proves itself. */
export const bundleRoutes: Routes = async (app, { context }) => {
  app.get(
    '/submissions/:id/bundle',
    {
      config: { action: 'bundle.export' },
      schema: {
        summary: 'The record of one submission as a zip that anybody can check offline',
        params: Params,
        querystring: Type.Object({
          redacted: Type.Optional(
            Type.Enum(['true', 'false'], {
              description:
                'Whether third parties are hidden; they are not unless asked for. An auditor always has it so, without the work and the reflection. Names of people without an account in free text cannot be found by a machine and stay.',
            }),
          ),
        }),
        produces: ['application/zip'],
        response: { 200: Media('application/zip', 'The record as a zip.') },
      },
    },
    async ({ who, params, query }, reply) =>
      sendBundle(reply, params.id, await bundle(context, who, params.id, { redacted: query.redacted === 'true' })),
  )
}
