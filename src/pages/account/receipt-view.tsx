import { useContext } from 'preact/hooks'
import type { ReceiptClaims } from '../../domain/records/receipt.ts'
import { receiptFacts } from '../../domain/records/receipt-facts.ts'
import type { SignedIn } from '../../http/server/session.ts'
import { PostForm } from '../kit/form/post-form.tsx'
import { PageContext } from '../kit/form/redisplay.ts'
import { TextArea } from '../kit/form/text-field.tsx'
import { Layout } from '../kit/layout.tsx'

/** What a genuine receipt says, and how the file that was sent with it compares. */
interface Found {
  claims: ReceiptClaims
  file: 'none' | 'same' | 'other'
  /** For a signed-in person who may read the work. */
  assessment: string | null
}

interface ReceiptProps {
  who: SignedIn | null
  receipt?: string
  found?: Found
}

/** The page that checks a receipt, with what was found above the form. */
export function ReceiptPage({ who, receipt = '', found }: ReceiptProps) {
  return (
    <Layout title={found ? verdicts[found.file].title : 'Check a receipt'} who={who}>
      <h1>Check a receipt</h1>
      {found && <Verdict {...found} />}
      <PostForm who={who} action="/receipts/verify" enctype="multipart/form-data">
        <TextArea
          name="receipt"
          label="The receipt"
          help="The long line of letters at the end of the receipt, or in the text file."
          value={receipt}
          rows={6}
          required
        />
        <div class="field">
          <label for="file">The file it was given for, if you have it</label>
          <p class="help" id="file-help">
            The file is only compared with the receipt. It is not kept.
          </p>
          <input type="file" id="file" name="file" aria-describedby="file-help" />
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

const verdicts = {
  same: {
    class: 'right',
    sign: '✓',
    title: 'This is the file of the receipt',
    sentence: 'The receipt is genuine, and it was given for exactly this file.',
  },
  other: {
    class: 'wrong',
    sign: '✗',
    title: 'This is not the file of the receipt',
    sentence: 'The receipt is genuine, but it was given for another file. This file differs from it.',
  },
  none: {
    class: 'open',
    sign: 'i',
    title: 'The receipt is genuine',
    sentence: 'No file was compared with it.',
  },
} as const

function Verdict({ claims, file, assessment }: Found) {
  const { timeZone } = useContext(PageContext)
  const { sign, title, sentence, class: kind } = verdicts[file]
  return (
    <section class={`verdict ${kind}`} aria-labelledby="verdict" tabIndex={-1} autofocus>
      <h2 id="verdict">
        <span class="sign" aria-hidden="true">
          {sign}
        </span>
        {title}
      </h2>
      <p>{sentence}</p>
      <h3>What the receipt is for</h3>
      <dl class="facts">
        {assessment && (
          <>
            <dt>Assessment</dt>
            <dd dir="auto">{assessment}</dd>
          </>
        )}
        {receiptFacts(claims, timeZone).map(([name, value]) => (
          <>
            <dt key={name}>{name}</dt>
            <dd>{value}</dd>
          </>
        ))}
      </dl>
    </section>
  )
}
