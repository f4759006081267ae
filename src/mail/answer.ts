/** Why a message was not taken, in the server's words where it said some. */
export class MailProblem extends Error {
  /** The reply code of SMTP; null where the server did not answer. */
  readonly code: number | null

  constructor(words: string, code: number | null) {
    super(words)
    this.name = 'MailProblem'
    this.code = code
  }

  /** Whether the server refused for good (5xx), so that the same message is not sent again. */
  get isFinal(): boolean {
    return this.code !== null && this.code >= 500
  }
}

/** How much of an answer is kept, in characters. */
const kept = 500

/** A server's words as they are kept: one line, without e-mail addresses, which are names of people. */
export const wordsOf = (answer: string): string =>
  answer
    .replace(/[^\s<>"']+@[^\s<>"']+/g, '(address)')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .toWellFormed()
    .trim()
    .slice(0, kept)

interface SmtpError extends Error {
  response?: string
  responseCode?: number
  code?: string
}

/** An error of a conversation with the mail server, or the end of the connection (null), as a problem. */
export function problemOf(error: SmtpError | null): MailProblem {
  if (error instanceof MailProblem) return error
  if (!error) return new MailProblem('The mail server ended the connection without an answer.', null)
  const { response, responseCode, code } = error
  if (!response) return new MailProblem(`The mail server could not be reached (${code ?? 'no reason given'}).`, null)
  // A refused sign-in is a fault of the configuration, which an operator puts right; the message itself was not refused.
  const codeOfMessage = code === 'EAUTH' ? null : (responseCode ?? null)
  return new MailProblem(wordsOf(response), codeOfMessage)
}
