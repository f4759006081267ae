import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import type { Context } from '../../context.ts'
import { DomainError } from '../../domain/error.ts'
import type { Actor } from '../../domain/people/permission.ts'
import { filesOf, type ReceiptClaims } from '../../domain/records/receipt.ts'
import { checkReceipt } from '../../flow/records/check-receipt.ts'
import { present } from '../../flow/submission/present.ts'
import { type App, groupOf } from '../../http/server/routes.ts'
import { Id } from '../../http/server/schemas.ts'
import { signedIn } from '../../http/server/session.ts'
import { formOf } from '../kit/form/form.ts'
import { send } from '../kit/send.tsx'
import { ReceiptPage } from './receipt-view.tsx'

/**
 * Checking a receipt, and whether a file is the one it was given for. It is open to everyone who holds a receipt, so it
 * names what the receipt itself proves. Who is signed in and may read the work also sees its assessment. The file is only
 * hashed, never kept.
 */
export const receiptPages = groupOf(getCheck, postCheck)

const open = { action: 'public' as const, rateLimit: { max: 60, timeWindow: '1 minute' } }
const longest = 10_000

function getCheck(app: App, context: Context) {
  const query = Type.Object({
    submission: Type.Optional(Id),
    receipt: Type.Optional(Type.String({ maxLength: longest })),
  })
  app.get('/receipts/verify', { config: open, schema: { querystring: query } }, async (request, reply) => {
    const { submission, receipt } = request.query
    if (receipt) return sendResult(context, request, reply, { receipt, sha256: null })
    const who = await signedIn(context, request)
    const view = who && submission ? (await present(context, who, submission)).view : null
    const own = view && 'receipt' in view ? String(view.receipt ?? '') : ''
    return send(reply, <ReceiptPage who={who} receipt={own} />)
  })
}

function postCheck(app: App, context: Context) {
  app.post('/receipts/verify', { config: { ...open, takesFile: true } }, async (request, reply) =>
    sendResult(context, request, reply, await checkedIn(context, request)),
  )
}

interface Asked {
  receipt: string
  /** Of the file to compare; null where none was sent. */
  sha256: string | null
}

/** Reads the receipt and hashes the file, up to the largest that can be handed in. */
async function checkedIn({ config }: Context, request: FastifyRequest): Promise<Asked> {
  const asked: Asked = { receipt: '', sha256: null }
  const limits = { files: 1, fields: 5, fieldSize: longest, fileSize: config.maxUploadBytes }
  for await (const part of request.parts({ limits })) {
    if (part.type === 'field') {
      if (part.fieldname === 'receipt') asked.receipt = String(part.value).trim()
    } else if (part.filename) {
      asked.sha256 = await fingerprint(part.file)
      if (part.file.truncated) throw new DomainError('TOO_LARGE', 'This file is larger than any that is taken in here.')
    } else part.file.resume()
  }
  return asked
}

async function fingerprint(file: AsyncIterable<Buffer>) {
  const hash = createHash('sha256')
  for await (const chunk of file) hash.update(chunk)
  return hash.digest('hex')
}

async function sendResult(context: Context, request: FastifyRequest, reply: FastifyReply, { receipt, sha256 }: Asked) {
  const who = await signedIn(context, request)
  const result = await checkReceipt(context, receipt)
  if (!result.ok) {
    const problems = [{ field: 'receipt', problem: result.problem, expected: '' }]
    request.redisplay = { action: '/receipts/verify', form: formOf([['receipt', receipt]]), problems }
    return send(reply, <ReceiptPage who={who} />, 422)
  }
  const { claims } = result
  const file = sha256 === null ? 'none' : matches(claims, sha256)
  const assessment = who && (await titleFor(context, who, claims))
  return send(reply, <ReceiptPage who={who} receipt={receipt} found={{ claims, file, assessment }} />)
}

const matches = (claims: ReceiptClaims, sha256: string) =>
  filesOf(claims).some((file) => file.sha256 === sha256) ? 'same' : 'other'

/** The title of the assessment, for a signed-in person who may read the work; null for everyone else. */
async function titleFor(context: Context, who: Actor, { submission }: ReceiptClaims): Promise<string | null> {
  const seen = await present(context, who, submission).catch((error: unknown) => {
    if (error instanceof DomainError) return null
    throw error
  })
  return seen?.view.assessment.title ?? null
}
