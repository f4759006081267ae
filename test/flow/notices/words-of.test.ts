import { expect, test } from 'vitest'
import type { NoticeWithFacts } from '../../../src/db/notices/facts.ts'
import { wordsOf, wordsOfPerson } from '../../../src/flow/notices/words-of.ts'
import { createWords } from '../../../src/language/words.ts'

const context = {
  config: { timeZone: 'Europe/London' } as never,
  clock: () => new Date('2027-05-10T12:00:00Z'),
  words: createWords(),
}

const facts = { submissionId: null, assessmentId: null, respondBy: null, responseDays: null, actBy: null, title: null }
const notice = (some: Partial<NoticeWithFacts>) => ({ ...facts, language: null, ...some }) as NoticeWithFacts
const inWords = (some: Partial<NoticeWithFacts>) => {
  const told = notice(some)
  return wordsOf(context, told, wordsOfPerson(context, told))
}

test('a notice comes in the language of its person, with its date in that language', () => {
  const due = { kind: 'due_soon', title: 'Essay', actBy: new Date('2027-05-12T11:00:00Z') } as const

  expect(inWords(due)).toMatchObject({
    subject: 'The due date comes near: Essay',
    until: 'Hand in by 12 May 2027, 12:00 BST.',
  })
  expect(inWords({ ...due, language: 'cy' })).toMatchObject({
    subject: 'Mae’r dyddiad cyflwyno’n agosáu: Essay',
    until: 'Cyflwynwch erbyn 12 Mai 2027, 12:00 BST.',
  })
})

test('a notice that has not arrived yet names the day that it would give', () => {
  const shown = { kind: 'evidence_disclosed', responseDays: 10 } as const

  expect(inWords(shown).until).toBe('Answer by 20 May 2027.')
  expect(inWords({ ...shown, language: 'cy' }).until).toBe('Atebwch erbyn 20 Mai 2027.')
})

test('a title that looks like a message is shown as it is', () => {
  expect(inWords({ kind: 'due_date_changed', title: '{count, plural, <b>' }).subject).toBe(
    'The due date has changed: {count, plural, <b>',
  )
})
