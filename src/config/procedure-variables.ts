import Type from 'typebox'
import { isFairWording } from '../domain/records/wording.ts'
import { choice, text, whole } from './kinds.ts'

const sentences = (what: string) =>
  Type.Optional(
    Type.Refine(
      text({
        takes: 'sentences without words that judge a student',
        what,
        process: 'all',
        without: 'the sentence of the product',
      }),
      isFairWording,
    ),
  )

/** The variables about the provider's own procedure: checks of drafts, the time to appeal, and what completion letters say. */
export const procedureVariables = {
  SELF_CHECKS: whole(0, 1_000, 20, {
    what: 'How often a student may have drafts for one assessment checked; 0 means never.',
    process: 'API',
  }),
  PROVIDER_NAME: Type.Optional(
    text({
      what: 'The name of the provider, as letters give it.',
      process: 'all',
      without: 'letters say “the provider”',
    }),
  ),
  ACCESSIBILITY_CONTACT: Type.Optional(
    text({
      takes: 'a name and how to reach it',
      what: 'Whom people tell of a barrier on the pages, as the accessibility statement names it.',
      process: 'API',
      without: 'the statement asks people to speak to their tutor',
    }),
  ),
  SENTENCES_FILE: Type.Optional(
    text({
      takes: 'the path of a JSON file',
      what: 'Sentences that pages and mails say in the provider’s own words, by language and key (docs/reference/languages.md).',
      process: 'all',
      without: 'every sentence is as it comes',
    }),
  ),
  APPEAL_DAYS: whole(5, 120, 14, {
    what: 'For how many days a student can appeal, from the day on which the notice of the decision arrives.',
    process: 'all',
  }),
  OUTSIDE_BODY: Type.Optional(
    text({
      takes: 'a name and how to reach it',
      what: 'The outside body that looks at complaints about the provider once its own procedure has ended, as completion letters name it.',
      process: 'all',
      without: 'letters say that the provider has named none',
    }),
  ),
  OUTSIDE_BODY_DAYS: whole(1, 3_650, 365, {
    what: 'For how many days from the completion letter that body can be asked.',
    process: 'all',
  }),
  DECIDERS_SHOWN_BY: choice(['role', 'name'], {
    what: 'Whether students read who decided by their role alone, or by role and name: on pages, in letters and in records.',
    process: 'all',
    default: 'role',
  }),
  LETTER_OPENING: sentences('How completion letters begin, in your words.'),
  LETTER_CLOSING: sentences('How completion letters end, in your words.'),
}
