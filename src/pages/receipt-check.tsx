import { createHash } from 'node:crypto'
import Type from 'typebox'
import { filesOf, type ReceiptCheck, verifyReceipt } from '../domain/receipt.ts'
import { publishedKeys } from '../flow/keys.ts'
import { look } from '../flow/look.ts'
import type { Routes } from '../http/routes.ts'
import { Id } from '../http/schemas.ts'
import { checkCsrf, type SignedIn } from '../http/session.ts'
import { Csrf, Layout } from './layout.tsx'
import { Moment, sizeOf } from './moment.tsx'
import { TextArea } from './parts/field.tsx'
import { page, send, visitor } from './send.tsx'

/** Checking a receipt, and whether a file is the one it was given for. The file is only looked at, never kept. */
export const receiptPages: Routes = async (app, { context }) => {
  app.get(
    '/receipts/verify',
    { ...page('desk.use'), schema: { querystring: Type.Object({ submission: Type.Optional(Id) }) } },
    async (request, reply) => {
      const who = visitor(request)
      const id = request.query.submission
      const view = id ? await look(context, who, id) : null
      const receipt = view && 'receipt' in view ? String(view.receipt ?? '') : ''
      return send(reply, <ReceiptPage who={who} receipt={receipt} />)
    },
  )

  app.post('/receipts/verify', { config: { ...page('desk.use').config, readsFiles: true } }, async (request, reply) => {
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
    return send(reply, <ReceiptPage who={who} receipt={receipt} result={result} sha256={sha256} />)
  })
}

async function fingerprint(file: AsyncIterable<Buffer>) {
  const hash = createHash('sha256')
  for await (const chunk of file) hash.update(chunk)
  return hash.digest('hex')
}

interface ReceiptProps {
  who: SignedIn
  receipt: string
  result?: ReceiptCheck
  sha256?: string | null
}

function ReceiptPage({ who, receipt, result, sha256 }: ReceiptProps) {
  return (
    <Layout title="Check a receipt" who={who}>
      <h1>Check a receipt</h1>
      {result && <Result result={result} sha256={sha256 ?? null} />}
      <form method="post" action="/receipts/verify" enctype="multipart/form-data">
        <Csrf who={who} />
        <TextArea
          id="receipt"
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
      </form>
      <p class="help">
        You can also check without us: <code>npx candour verify-receipt</code> needs only the receipt, the file and our{' '}
        <a href="/v1/receipts/keys">public keys</a>.
      </p>
    </Layout>
  )
}

function Result({ result, sha256 }: { result: ReceiptCheck; sha256: string | null }) {
  if (!result.ok) {
    return (
      <p class="notice" role="status">
        {result.problem}
      </p>
    )
  }
  const { claims } = result
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
          <Moment at={new Date(claims.receivedAt)} />
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
