import { simpleParser } from 'mailparser'
import { afterAll, expect, test } from 'vitest'
import { encodeMail } from '../../src/mail/message.ts'
import { smtpMailer } from '../../src/mail/smtp.ts'
import { catchMail } from '../../tools/mail-catcher/catcher.ts'

const catcher = await catchMail()
const mailer = smtpMailer(catcher.url)
afterAll(async () => {
  await mailer.close()
  await catcher.stop()
})

const mail = {
  from: 'Candour <notices@example.org>',
  replyTo: 'registry@example.org',
  to: 'student@example.org',
  subject: 'Your work was received',
  text: 'Hello.\n',
  html: '<p>Hello.</p>',
  messageId: '<one@example.org>',
  threadId: '<work.1@example.org>',
  attachments: [{ filename: 'receipt.txt', content: 'token', contentType: 'text/plain' }],
}
const send = async (change: Partial<typeof mail> = {}, beforeEnd = () => true) => {
  const given = { ...mail, ...change }
  const bytes = await encodeMail(given)
  return mailer.send({ from: 'notices@example.org', to: given.to, bytes, beforeEnd })
}
const last = async () => simpleParser(catcher.caught.at(-1)!.raw)

test('a mail arrives as text and HTML, with its attachment, its thread and the address for replies', async () => {
  expect(await send()).toMatch(/^250 /)

  const { messageId, inReplyTo, references, replyTo, text, html, attachments } = await last()
  expect({ messageId, inReplyTo, references, text, html }).toMatchObject({
    messageId: '<one@example.org>',
    inReplyTo: '<work.1@example.org>',
    references: '<work.1@example.org>',
    text: expect.stringContaining('Hello.'),
    html: expect.stringContaining('<p>Hello.</p>'),
  })
  expect(replyTo?.text).toBe('registry@example.org')
  expect(attachments.map(({ filename, content }) => [filename, String(content)])).toEqual([['receipt.txt', 'token']])
})

test.each(['\r\nBcc: other@example.org', '\nBcc: other@example.org', '\u2028Bcc: other@example.org', '\rBcc: a@b.c'])(
  'a subject adds no header: %j',
  async (injected) => {
    await send({ subject: `Essay${injected}\r\n\r\nA body.` })

    const parsed = await last()
    expect(parsed.headers.has('bcc')).toBe(false)
    expect(parsed.text).not.toContain('A body.')
    expect(catcher.caught.at(-1)!.to).toBe('student@example.org')
  },
)

test('a message whose end is not sent is not taken', async () => {
  const before = catcher.caught.length

  await expect(send({}, () => false)).rejects.toMatchObject({ code: null })

  expect(catcher.caught).toHaveLength(before)
})

test('a refusal is kept in the server’s words, without addresses, and 5xx is final', async () => {
  catcher.refuse = (to) => ({ code: 550, words: `No mailbox here for <${to}>` })
  await expect(send()).rejects.toMatchObject({
    code: 550,
    isFinal: true,
    message: expect.stringMatching(/\(address\)/),
  })
  catcher.refuse = (_, raw) => (raw ? { code: 451, words: 'Try later' } : null)
  await expect(send()).rejects.toMatchObject({ code: 451, isFinal: false, message: '451 Try later' })
  catcher.refuse = () => null
})

test('a server that is gone is a problem without a code, and the next mail goes over a new connection', async () => {
  await send()
  await catcher.stop()
  await expect(send()).rejects.toMatchObject({ code: null, isFinal: false })
  await catcher.start()

  expect(await send()).toMatch(/^250 /)
})
