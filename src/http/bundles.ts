import { ZipFile } from 'yazl'
import { type BundleFile, bundle } from '../flow/bundle.ts'
import type { Routes } from './routes.ts'
import { Params } from './schemas.ts'

/** The whole record of one submission as a file that proves itself. */
export const bundleRoutes: Routes = async (app, { context }) => {
  app.get(
    '/submissions/:id/bundle',
    {
      config: { action: 'bundle.export' },
      schema: {
        summary: 'The record of one submission as a zip that anybody can check offline',
        params: Params,
        produces: ['application/zip'],
      },
    },
    async ({ who, params }, reply) =>
      reply
        .type('application/zip')
        .header('content-disposition', `attachment; filename="candour-${params.id}.zip"`)
        .header('x-content-type-options', 'nosniff')
        .send(zipOf(await bundle(context, who, params.id))),
  )
}

/** Stored files are opened one after another, when the zip comes to them. */
function zipOf(files: BundleFile[]) {
  const zip = new ZipFile()
  zip.on('error', (error) => (zip.outputStream as NodeJS.ReadableStream & { destroy(e: unknown): void }).destroy(error))
  for (const { path, bytes, content } of files) {
    if (Buffer.isBuffer(content)) zip.addBuffer(content, path)
    else {
      zip.addReadStreamLazy(path, { size: bytes, compress: false }, (take) => {
        content().then(
          (stream) => take(null, stream),
          (error) => take(error, null as never),
        )
      })
    }
  }
  zip.end()
  return zip.outputStream
}
