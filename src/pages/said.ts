const sentences: Record<string, string> = {
  'handed-in': 'Your work has been handed in. Below is your receipt; you can download it now or later.',
  'draft-saved': 'Your draft is saved. Nobody but you can read it.',
  'reflection-added': 'Your reflection has been added. Thank you.',
  responded: 'Your response has been sent. Your tutor will answer each of your points.',
  reopening: 'The decision is open again, and a person will look at it. The earlier decision is kept.',
  withdrawn: 'You have taken this work back.',
  asked: 'Your request has been sent to your tutors.',
  answered: 'Your answer has been saved, and the student can see it.',
  'first-read': 'Your first reading is saved. The statistical results are shown now.',
  disclosed: 'The student can see this evidence now and has time to respond.',
  decided: 'The decision is recorded, and the student can read it with its reasons.',
  'concern-raised': 'Your concern is recorded.',
  dismissed: 'The flag is set aside, with your reason beside it.',
  published: 'The assessment is published.',
  imported: 'The policy version has been imported.',
  activated: 'The policy version is in force.',
  acknowledged: 'Thank you. It is noted that you have read this version.',
  switched: 'The choice is recorded and holds from now on.',
  'setting-saved': 'The setting holds from now on.',
  'person-changed': 'The change has been saved.',
  'signed-out': 'You are signed out.',
  'signed-out-everywhere': 'You are signed out on every device.',
}

/** The sentence behind a notice's code; codes, not sentences, travel in addresses. */
export const said = (code: string): string | undefined => sentences[code]
