import { createHash } from 'node:crypto'
import Type from 'typebox'
import { filesOf, type ReceiptClaims, verifyReceipt } from '../../domain/records/receipt.ts'
import { publishedKeys } from '../../flow/audit/keys.ts'
import { present } from '../../flow/submission/present.ts'
import type { Routes } from '../../http/server/routes.ts'
import { Id } from '../../http/server/schemas.ts'
import { checkCsrf, type SignedIn } from '../../http/server/session.ts'
import { formOf } from '../kit/form/form.ts'
import { PostForm } from '../kit/form/post-form.tsx'
import { redisplay } from '../kit/form/redisplay.ts'
import { TextArea } from '../kit/form/text-field.tsx'
import { Layout } from '../kit/layout.tsx'
import { page, send, visitor } from '../kit/send.tsx'
import { sizeOf, Time } from '../kit/time.tsx'

/** Checking a receipt, and whether a file is the one it was given for. The file is only looked at, never kept. */
export const receiptPages: Routes = async (app, { context }) => {
  app.get(
    '/receipts/verify',
    { ...page('pages.use'), schema: { querystring: Type.Object({ submission: Type.Optional(Id) }) } },
    async (request, reply) => {
      const who = visitor(request)
      const id = request.query.submission
      const view = id ? (await present(context, who, id)).view : null
      const receipt = view && 'receipt' in view ? String(view.receipt ?? '') : ''
      return send(reply, <ReceiptPage who={who} receipt={receipt} />)
    },
  )

  app.post('/receipts/verify', { config: { ...page('pages.use').config, takesFile: true } }, async (request, reply) => {
    const who = visitor(request)
    let receipt = ''
    let sha256: string | null = null
    let checked = false
    for await (const part of request.parts({ limits: { files: 1, fields: 5, fieldSize: 64 * 1024 } })) {
      if (part.type === 'field' && part.fieldname === '_csrf') {
        checkCsrf(request, who.csrf, part.value)
        checked = true
      } else if (part.type === 'field') receipt = String(part.value).trim()
      else if (part.filename && checked) sha256 = await fingerprint(part.file)
      else part.file.resume()
    }
    if (!checked) checkCsrf(request, who.csrf, undefined)
    const result = verifyReceipt(receipt, await publishedKeys(context))
    const problems = result.ok ? [] : [{ field: 'receipt', problem: result.problem, expected: '' }]
    const show = () => send(reply, <ReceiptPage who={who} claims={result.ok ? result.claims : null} sha256={sha256} />)
    return redisplay(request, reply.code(result.ok ? 200 : 422), show, problems, formOf([['receipt', receipt]]))
  })
}

async function fingerprint(file: AsyncIterable<Buffer>) {
  const hash = createHash('sha256')
  for await (const chunk of file) hash.update(chunk)
  return hash.digest('hex')
}

interface ReceiptProps {
  who: SignedIn
  /** Of the submission that one comes from. */
  receipt?: string
  /** What a genuine receipt says. */
  claims?: ReceiptClaims | null
  sha256?: string | null
}

function ReceiptPage({ who, receipt = '', claims, sha256 = null }: ReceiptProps) {
  return (
    <Layout title="Check a receipt" who={who}>
      <h1>Check a receipt</h1>
      {claims && <Genuine claims={claims} sha256={sha256} />}
      <PostForm who={who} action="/receipts/verify" enctype="multipart/form-data">
        <TextArea
          name="receipt"
          label="The receipt"
          help="The text in the file you downloaded."
          value={receipt}
          rows={6}
        />
        <div class="field">
          <label for="file">The file it was given for, if you have it</label>
          <input type="file" id="file" name="file" />
        </div>
        <button type="submit">Check</button>
      </PostForm>
      <p class="help">
        You can also check without us: <code>npx candour verify-receipt</code> needs only the receipt, the file and our{' '}
        <a href="/v1/receipts/keys">public keys</a>.
      </p>
    </Layout>
  )
}

function Genuine({ claims, sha256 }: { claims: ReceiptClaims; sha256: string | null }) {
  return (
    <div class="notice" role="status">
      <p>
        The receipt is genuine.{' '}
        {sha256 &&
          (filesOf(claims).some((file) => file.sha256 === sha256)
            ? 'It was given for exactly this file.'
            : 'It was given for another file than this one.')}
      </p>
      <dl class="facts">
        <dt>Received</dt>
        <dd>
          <Time at={new Date(claims.receivedAt)} />
          {claims.late && ', after the due date'}
        </dd>
        <dt>Size</dt>
        <dd>{sizeOf(claims.fileBytes)}</dd>
        <dt>Fingerprint</dt>
        <dd class="digest">{claims.fileSha256}</dd>
        <dt>Reflection</dt>
        <dd>{claims.reflectionSha256 ? 'Handed in with it' : 'Still missing then'}</dd>
        <dt>Policy</dt>
        <dd>Version {claims.policyVersion}</dd>
      </dl>
    </div>
  )
}
