import type { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import { ZipFile } from 'yazl'
import type { BundleFile } from '../../flow/records/bundle-file.ts'
import { nothingLoads } from '../server/security/headers.ts'

/** Sends the record of a submission as a zip, opening stored files one after another when the zip comes to them. */
export function sendBundle(reply: FastifyReply, id: string, files: BundleFile[]): FastifyReply {
  return reply
    .type('application/zip')
    .header('content-disposition', `attachment; filename="candour-${id}.zip"`)
    .header('content-security-policy', `sandbox; ${nothingLoads}`)
    .send(zipOf(files))
}

function zipOf(files: BundleFile[]) {
  const zip = new ZipFile()
  zip.on('error', (error) => (zip.outputStream as Readable).destroy(error as Error))
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
