import { seeded } from '../../authorship/learning/seeded.ts'
import { pickFrom } from '../lists/pick.ts'

/** A piece of work with one phrase or place to fill in, and whether it is left over from a chat. */
export interface ResidueRow {
  [field: string]: unknown
  id: string
  set: 'residue'
  kind: 'genuine' | 'letter' | 'template' | 'dialogue' | 'quotation' | 'prose'
  text: string
}

const offers = [
  'feel free to ask',
  'please feel free to let me know',
  'let me know if you need any further help',
  'let me know if you would like any changes',
  'I hope this helps. Let me know if you have questions',
]
const blanks = [
  '[Company Name]',
  '[Your Name]',
  '[Client Name]',
  '[Insert date here]',
  '[Organisation Name]',
  '[Your Address]',
  '[Student ID]',
]
const prose = [
  'The rota was read aloud to the whole team on the first day of the month.',
  'Short breaks help more than long ones, as two surveys of open wards have shown.',
  'What was noticed at night is lost by the morning, unless it is written down.',
  'The wardens kept their notes for twenty years and showed them to no one.',
]

/** `{offer}` is a polite offer, `{blank}` a place to fill in, `{prose}` a sentence of the work. */
const forms: Record<ResidueRow['kind'], string[]> = {
  genuine: [
    '{prose} {prose}\nIf you have any further questions, feel free to ask!\n{prose}',
    '{prose}\nLet me know if you would like me to expand any section.\n{prose}',
    '{prose} {prose} I hope this essay helps! Let me know if you want it shorter.',
    '{blank}\n{blank}\nRest on wards\n{prose} {prose} {prose}',
    '{prose} As shown by [Author, Year], rest matters. {prose}',
    '{prose} As an AI language model, I cannot visit a ward. {prose}',
    'Certainly! Here is the essay on rest.\n{prose} {prose}',
    '{prose} At {blank}, rotas changed twice. {prose}',
    '{prose}\nWould you like me to add references to this draft?\n{prose}',
    '{prose} Rest helps teams (Smith, Year). {prose}',
  ],
  letter: [
    '{prose}\n\nDear Ms Brandt,\n\n{prose} If anything is unclear, {offer}.\n\nKind regards,\n{blank}',
    'Dear {blank},\n\n{prose} {offer}.\n\nYours sincerely,\nAnn Roy\n{blank}',
    '{blank}\n{blank}\n3 May 2025\n\nDear Sir or Madam,\n{prose}\nYours faithfully,\nT. Ek',
    'Subject: Meeting on Monday\nTo: all staff\nHello all,\n{prose} {offer}.\nBest wishes,\nPiotr',
    'Hi team,\n{prose} {offer}.\nThanks,\n{blank}',
    'Annwyl {blank},\n{prose} {offer}.\nCofion cynnes,\nRhys',
  ],
  template: [
    '{prose}\n\nTemplate for the care plan\nName: {blank}\nWard: {blank}\n{prose}',
    '{prose}\n\nDraft email to suppliers\n{prose} {offer}. {blank}',
    'Creative brief for {blank}\n{prose} The campaign speaks for {blank}. {offer}.',
    '{prose}\n\nConsent form\nI, {blank}, agree to take part. {offer}.',
    'Information sheet for participants\n{prose} {offer}.',
    'Press release\n{blank} announces a new rota. {prose}',
    '{prose} The form has a field for {blank} at its top. {prose}',
    '{prose} In the letter, replace {blank} with the name of the firm. {prose}',
  ],
  dialogue: [
    'Interviewer: How did you begin?\nNurse: I always say {offer}.\nInterviewer: And then?\nNurse: {prose}',
    'A: {prose}\nB: Well, {offer}.\nA: Thank you.\nB: {prose}',
    'P1: I was told, {offer}.\nP2: {prose}\nP1: Yes.\nP2: Let me know if you would like me to go on.',
    'Customer: {prose}\nAgent: Would you like me to add a note?\nCustomer: Yes.\nAgent: {offer}.',
  ],
  quotation: [
    '{prose} The sign at the door read “{offer}”. {prose}',
    '{prose} One tutor wrote: “If you are stuck, {offer}, and we will meet.” {prose}',
    '> {prose} {offer}.\n{prose}',
    '{prose} The template begins ‘Dear {blank}, thank you for your letter’. {prose}',
  ],
  prose: [
    '{prose} Patients should feel free to ask for a quiet room. {prose}',
    '{prose} Staff were told that they could feel free to ask questions at any time. {prose}',
    '{prose} Students who feel free to ask learn more. {prose}',
    '{prose} A good ward is one where relatives feel free to ask. {prose}',
    '{prose} Everyone must feel free to let the team know. {prose}',
    '{prose} We want every learner to feel free to ask. {prose}',
  ],
}

/** `each` pieces of every form. */
export function residueRows(each = 10): ResidueRow[] {
  const pick = pickFrom(seeded(16))
  const slots: Record<string, string[]> = { offer: offers, blank: blanks, prose }
  const fill = (form: string) => form.replace(/\{(\w+)\}/g, (_, slot: string) => pick.one(slots[slot]!))
  return Object.entries(forms).flatMap(([kind, own]) =>
    own.flatMap((form, number) =>
      Array.from({ length: each }, (_, round): ResidueRow => {
        const id = `${kind}-${number}-${round}`
        return { id, set: 'residue', kind: kind as ResidueRow['kind'], text: fill(form) }
      }),
    ),
  )
}
