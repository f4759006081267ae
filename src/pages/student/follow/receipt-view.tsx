import type { FastifyReply } from 'fastify'
import type { Block } from '../../../domain/records/document.ts'
import type { ReceiptForPeople } from '../../../flow/records/receipt-document.ts'
import type { SignedIn } from '../../../http/server/session.ts'
import { Layout } from '../../kit/layout.tsx'
import { send, wordsOfRequest } from '../../kit/send.tsx'

/** Answers with a receipt as people read it, to print or to keep as a PDF. */
export function sendReceiptView(reply: FastifyReply, who: SignedIn, id: string, { document }: ReceiptForPeople) {
  const { say } = wordsOfRequest(reply.request)
  return send(
    reply,
    <Layout title={document.title} who={who}>
      <p class="back">
        <a href={`/submissions/${id}`}>{say('follow.backToWork')}</a>
      </p>
      <h1>{document.title}</h1>
      <p class="actions">
        <a class="button" href={`/submissions/${id}/receipt/pdf`}>
          {say('follow.downloadPdf')}
        </a>
        <a href={`/submissions/${id}/receipt/text`}>{say('follow.downloadText')}</a>
      </p>
      {document.sections.map(({ heading, blocks }) => (
        <>
          <h2 key={heading}>{heading}</h2>
          {blocks.map((block, index) => (
            <BlockShown key={`${heading}-${index}`} block={block} />
          ))}
        </>
      ))}
    </Layout>,
  )
}

/** A part of a document on a page of ours. */
function BlockShown({ block }: { block: Block }) {
  if (typeof block === 'string') return <p dir="auto">{block}</p>
  if ('list' in block)
    return (
      <ul>
        {block.list.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    )
  if ('facts' in block)
    return (
      <dl class="facts sheet">
        {block.facts.map(([name, value]) => (
          <>
            <dt key={name}>{name}</dt>
            <dd dir="auto">{value}</dd>
          </>
        ))}
      </dl>
    )
  const { figure, size, label } = block
  return (
    <svg class="qr" role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`} width="280" height="280">
      <path class="qr-paper" d={`M0 0h${size}v${size}h-${size}z`} />
      <path d={figure} />
    </svg>
  )
}
