const notices: Record<string, string> = {
  'handed-in': 'Your work has been handed in. Below is your receipt; you can download it now or later.',
  'draft-saved': 'Your draft is saved. Nobody but you can read it.',
  'reflection-added': 'Your reflection has been added. Thank you.',
  responded: 'Your response has been sent. Your tutor will answer each of your points.',
  reopening: 'The decision is open again, and a person will look at it. The earlier decision is kept.',
  withdrawn: 'You have taken this work back.',
  'permission-requested': 'Your request has been sent to your tutors.',
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
  'lms-added': 'The LMS is registered.',
  'lms-confirmed': 'The LMS is confirmed; people can come in by it now.',
  'lms-closed': 'The registration is closed; nobody comes in by it any more.',
  'deployment-confirmed': 'The deployment is confirmed.',
  'key-rotated': 'There is a new signing key. The one before stays published for a week.',
  'retried-run': 'It is tried again; what happens next stands below.',
  'comparison-objected':
    'Your choice is recorded. Work that you hand in from now on is not compared with your earlier work.',
  'comparison-allowed':
    'Your choice is recorded. Work that you hand in from now on is compared with your earlier work.',
  'terms-accepted': 'You accepted the terms. The check goes on by itself.',
  pinged: 'A test message is on its way. Load this page again to see what came back.',
  replayed: 'The message is on its way once more. Load this page again to see what came back.',
  'endpoint-removed': 'The endpoint is removed.',
  mapped: 'From now on they are the same, and work that waited for that goes on.',
  retried: 'It is applied once more. Load this page again to see what became of it.',
  'person-changed': 'The change has been saved.',
  'signed-out': 'You are signed out.',
  'signed-out-everywhere': 'You are signed out on every device.',
}

/** The sentence for a notice’s code, or undefined for an unknown code. Addresses carry the code and never the sentence. */
export const noticeFor = (code: string): string | undefined =>
  Object.hasOwn(notices, code) ? notices[code] : undefined
