import type { FastifyRequest } from 'fastify'
import type { Context } from '../../context.ts'
import { DomainError } from '../../domain/error.ts'
import { percentDecoded } from '../../domain/url.ts'
import { keptUpload } from '../../flow/intake/kept-upload.ts'
import { type Sent, sentFrom } from './form.ts'

/** Reads a hand-in whose body is the file itself and whose headers say the rest. */
export async function readRaw(context: Context, request: FastifyRequest): Promise<Sent> {
  const header = (name: string) => {
    const value = request.headers[name]
    return typeof value === 'string' && value ? value : undefined
  }
  const upload = header('candour-upload')
  const file = upload
    ? await keptUpload(context, request.who, upload)
    : await receive(context, request, header('candour-file-name'))
  const reflection = header('candour-reflection')
  return sentFrom(request.who, {
    assessmentId: header('candour-assessment-id'),
    reflection: reflection && Buffer.from(reflection, 'base64').toString('utf8'),
    file,
    studentId: header('candour-student-id'),
    encoding: header('candour-encoding'),
  })
}

/** The body as a file. An empty body without a file name means no file was sent. */
async function receive({ files, config }: Context, request: FastifyRequest, name?: string) {
  const declared = Number(request.headers['content-length'] ?? 0)
  if (declared > config.maxUploadBytes) {
    throw new DomainError('TOO_LARGE', `The file is larger than ${Math.floor(config.maxUploadBytes / 1_048_576)} MB.`)
  }
  const stored = await files.receive(request.raw, config.maxUploadBytes)
  if (!stored.bytes && name === undefined) return undefined
  return { ...stored, name: percentDecoded(name ?? ''), mediaType: 'application/octet-stream' }
}
