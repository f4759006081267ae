import type { FastifyReply } from 'fastify'
import type { readLetter } from '../../flow/records/completion.ts'
import { nothingLoads } from '../server/security/headers.ts'

type Letter = Awaited<ReturnType<typeof readLetter>>

/** Sends a letter as the page that was issued; it loads and runs nothing. */
export const sendLetterPage = (reply: FastifyReply, { html }: Letter): FastifyReply =>
  reply.type('text/html; charset=utf-8').header('content-security-policy', `sandbox; ${nothingLoads}`).send(html)

/** Sends a letter as the PDF that was issued, as a download. */
export const sendLetterPdf = (reply: FastifyReply, { id, pdf }: Letter): FastifyReply =>
  reply
    .type('application/pdf')
    .header('content-disposition', `attachment; filename="completion-letter-${id}.pdf"`)
    .header('content-security-policy', `sandbox; ${nothingLoads}`)
    .send(pdf)
