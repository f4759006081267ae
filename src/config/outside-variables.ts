import Type from 'typebox'
import { address, choice, isMailbox, text, whole } from './kinds.ts'

/** The variables about services of others: the mail server, where people sign in, and the account of a vendor. */
export const outsideVariables = {
  SMTP_URL: Type.Optional(
    address(['smtp:', 'smtps:'], {
      what: 'The mail server by which notices are sent, such as smtps://user:password@mail.example.org (docs/operating/mail.md).',
      process: 'worker',
      without: 'notices are on the pages alone',
      secret: true,
    }),
  ),
  MAIL_FROM: Type.Optional(
    Type.Refine(
      text({
        takes: 'an e-mail address, or a name and an address such as Candour <notices@example.org>',
        what: 'The sender of mails; needed with SMTP_URL.',
        process: 'worker',
      }),
      isMailbox,
    ),
  ),
  MAIL_REPLY_TO: Type.Optional(
    Type.Refine(
      text({
        takes: 'an e-mail address, or a name and an address',
        what: 'The address of yours at which people are answered who reply to a mail.',
        process: 'worker',
        without: 'the sender',
      }),
      isMailbox,
    ),
  ),
  DIGEST_HOUR: whole(0, 23, 7, {
    what: "The hour, in the provider's time zone, at which daily digests are sent.",
    process: 'worker',
  }),
  WAITING_DAYS: whole(1, 365, 5, {
    what: 'After how many days without a first look the tutors of a work are reminded of it, and after as many again the leads.',
    process: 'worker',
  }),
  DUE_SOON_HOURS: whole(1, 720, 48, {
    what: 'How many hours before their due date students who have not handed in are reminded of it.',
    process: 'worker',
  }),
  REFLECTION_DAYS: whole(1, 365, 3, {
    what: 'After how many days without its reflection the student of a work is reminded of it, three times at most.',
    process: 'worker',
  }),
  OIDC_ISSUER: Type.Optional(
    address(['https:', 'http:'], {
      what: 'The OpenID Connect provider at which people sign in. It may lie in your own network.',
      process: 'API',
      without: 'no such sign-in',
    }),
  ),
  OIDC_CLIENT_ID: Type.Optional(text({ what: 'Who Candour is to that provider.', process: 'API' })),
  OIDC_CLIENT_SECRET: Type.Optional(
    text({ what: 'The secret shared with that provider.', process: 'API', secret: true }),
  ),
  OIDC_NAME: Type.Optional(
    text({ what: 'What the button for signing in says.', process: 'API', without: "the provider's host" }),
  ),
  TURNITIN_BASE_URL: Type.Optional(
    text({
      takes: 'the address of your tenant, such as https://your-name.turnitin.com',
      what: 'The Turnitin or iThenticate account (docs/detectors/turnitin.md).',
      process: 'all',
      without: 'no account',
    }),
  ),
  TURNITIN_API_KEY: Type.Optional(
    Type.Refine(
      text({ takes: 'a key without a space in it', what: 'The key of that account.', process: 'all', secret: true }),
      (key) => /^[\x21-\x7e]+$/.test(key.trim()),
    ),
  ),
  TURNITIN_PRODUCT: choice(['turnitin', 'ithenticate'], {
    default: 'turnitin',
    what: 'Which product the account is for.',
    process: 'all',
  }),
  TURNITIN_AT_ONCE: whole(1, 64, 4, { what: 'Calls to it at once.', process: 'worker' }),
  TURNITIN_PER_SECOND: whole(1, 1_000, 10, { what: 'Calls to it a second.', process: 'worker' }),
  TURNITIN_ALLOW_HOST: Type.Optional(
    text({
      takes: 'a host',
      what: 'For the emulator only: a host on this machine in place of Turnitin.',
      process: 'all',
    }),
  ),
  REFERENCES_MAILTO: Type.Optional(
    Type.Refine(
      text({
        takes: 'an e-mail address',
        what: 'Lets an admin switch on the look-up of references at Crossref, DataCite and OpenAlex; they can write to this address (docs/detectors/reference-lookup.md).',
        process: 'all',
        without: 'no look-up',
      }),
      (value) => !value.includes('<') && isMailbox(value),
    ),
  ),
  REFERENCES_OPENALEX_KEY: Type.Optional(
    Type.Refine(
      text({
        takes: 'a key without a space in it',
        what: 'A key for OpenAlex, which is free there.',
        process: 'all',
        without: 'OpenAlex is not asked',
        secret: true,
      }),
      (key) => /^[\x21-\x7e]+$/.test(key.trim()),
    ),
  ),
  REFERENCES_ALLOW_HOST: Type.Optional(
    text({
      takes: 'a host and port such as 127.0.0.1:4040',
      what: 'For an emulator only: this machine in place of all three.',
      process: 'all',
    }),
  ),
}
