import { createHash } from 'node:crypto'
import type { FastifyReply } from 'fastify'
import { documentStyle } from '../../domain/records/document.ts'
import type { readLetter } from '../../flow/records/completion.ts'
import { nothingLoads } from '../server/security/headers.ts'

type Letter = Awaited<ReturnType<typeof readLetter>>

/** The style of documents, by its hash: no other applies. */
const styleOfDocuments = `style-src 'sha256-${createHash('sha256').update(documentStyle).digest('base64')}'`

/** Sends a letter as the page that was issued; it loads and runs nothing. */
export const sendLetterPage = (reply: FastifyReply, { html }: Letter): FastifyReply =>
  reply
    .type('text/html; charset=utf-8')
    .header('content-security-policy', `sandbox; ${nothingLoads}; ${styleOfDocuments}`)
    .send(html)

/** Sends a letter as the PDF that was issued, as a download. */
export const sendLetterPdf = (reply: FastifyReply, { id, pdf }: Letter): FastifyReply =>
  reply
    .type('application/pdf')
    .header('content-disposition', `attachment; filename="completion-letter-${id}.pdf"`)
    .header('content-security-policy', `sandbox; ${nothingLoads}`)
    .send(pdf)
