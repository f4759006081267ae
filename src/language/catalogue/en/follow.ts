/** A student follows their work: where it stands, what was shown to them, what was decided, and what they can do. */
export const follow = {
  since: 'Since {at}.',
  sinceMoving: 'Since {at}. This usually takes less than a minute.',
  releasedInPart:
    'Your work is ready to be marked. The program did not read everything in it; the person who marks it has your file as you sent it.',
  notRead:
    '<strong>The program did not read everything in your file.</strong> Your file is kept exactly as you sent it. This was not read:',
  notReadPerson:
    '<strong>The program did not read everything in your file.</strong> So a person looks at the file itself before your work is marked. This says nothing about you. Your file is kept exactly as you sent it. This was not read:',
  sendAgain: 'If you can send it in a form that can be read, hand in again: the newer version counts.',
  takeBack: 'Take this work back',
  takeBackHelp: 'Your work will not be looked at or marked. You can hand in again.',
  takeItBack: 'Take it back',
  appealAnswered:
    'This decision answers your appeal. The procedure here has ended; the completion letter says what you can do.',
  appealOver: 'The time to appeal ended {at}. If you could not appeal in time, ask an integrity lead and say why.',
  canAppeal: 'You can appeal against this decision. A person who had no part in it decides your appeal.',
  canAppealUntil:
    'You can appeal against this decision until {at}. A person who had no part in it decides your appeal.',
  appeal: 'Appeal against the decision',
  appealGrounds: 'What your appeal rests on',
  appealGroundsHelp: 'At least one of these.',
  appealReason: 'What should be looked at again?',
  appealReasonHelp:
    'In your own words. The earlier decision is kept, and nothing becomes harsher without your being told and asked first.',
  sendAppeal: 'Send your appeal',
  checked: 'What was checked',
  checkedHelp:
    'These checks ran on your work by themselves, the same for everybody. They give advice to a person; none of them can decide anything. What one of them points at is shown to you before anybody relies on it.',
  readTerms: 'Read its terms and choose',
  reflection: 'Your reflection',
  readReflection: 'Read what you wrote',
  addReflection: 'Add your reflection',
  noReflection: 'There is no reflection.',
  silence: 'Silence is not an admission.',
  evidence: 'What your tutor would like to talk about',
  ownResponse: 'Your response',
  sent: 'Sent {at}.',
  shown: 'Shown to you {at}. Silence is not an admission.',
  shownUntil: 'Shown to you {at}. Time to answer until {until}. Silence is not an admission.',
  cannotSee: 'What this check cannot see',
  respondHelp:
    'Say what happened, in your own words. You may bring somebody along to any conversation. Silence is not an admission.',
  anythingElse: 'Anything else',
  anythingElseHelp: 'What you would like your tutor to know.',
  companion: 'Who comes with you to a conversation, if you like',
  format: 'Another format, if you agreed one with your tutor',
  formatHelp: 'Such as spoken or signed, and when it was agreed. You can attach it as a file.',
  attach: 'Attach files',
  attachHelp: 'Notes, earlier versions, screenshots; up to ten.',
  sendResponse: 'Send your response',
  answerToPoint: 'Your answer to point {number}',
  asked:
    '<strong>What is asked of you.</strong> Please read what your tutor has shown you below, and say how you see it. Nothing is decided. A person decides, and answers each thing that you say.',
  untilWhen: '<strong>Until when.</strong>',
  moreTimeHelp:
    '<strong>If you need more time</strong>, ask for it below before then. A person grants it or refuses it with a reason.',
  notAlone:
    '<strong>You need not be alone.</strong> Somebody may come with you to any conversation. Conversations are not recorded by a machine: a person writes down what was said, and you read it here and say whether it is right.',
  untilNotice: 'Your time to answer begins when the notice reaches you. Silence is not an admission.',
  untilOver:
    'Your time to answer ended {at}. Silence is not an admission. You can still answer until a person has decided.',
  untilAsked:
    'Your time to answer is until {at}. You asked for more, and a person has still to answer; nothing is decided before that. Silence is not an admission.',
  untilThen: 'You have time to answer until {at}. Silence is not an admission.',
  conversations: 'Conversations with you',
  conversationsHelp:
    'A person wrote this down. Please read it and say whether it is right. What you say stays beside the record, and the record is never changed.',
  record: 'Record of a conversation',
  isRecordRight: 'Is the record right?',
  whatIsNotRight: 'What is not right?',
  whatIsNotRightHelp: 'In your own words. Leave it empty where the record is right.',
  sendAnswer: 'Send what you say of the record',
  askMoreTime: 'Ask for more time to answer',
  untilWhichDay: 'Until which day?',
  whyMoreTime: 'Why do you need it?',
  sentenceEnough: 'A sentence is enough.',
  askForTime: 'Ask for more time',
  moreTime: 'More time',
  timeAsked: 'Asked {at}, until {until}.',
  timeWaits: 'This waits for an answer. Nothing is decided before it has one.',
  allowance: 'Using AI for this work',
  'level.1':
    'This work is done without AI. Spelling checks, assistive technology and agreed adjustments are always fine.',
  'level.2': 'AI may help you to prepare: to understand, plan and look around. The work itself is written by you.',
  'level.3':
    'You may work together with AI on drafts. You judge and change what it gives you, and what you hand in is your own.',
  'level.4': 'You may use AI throughout. You direct it, judge it, and answer for the result.',
  'level.5': 'You are invited to explore what AI can do here, and to judge it critically.',
  levelOf: 'Level {level} of 5, “{name}”.',
  allowedHere: 'Everything AI may be used for here',
  somethingElse: 'Something else? <link>Ask your tutor first</link>; a permission given beforehand counts.',
  before:
    'This counts for work that arrives from {until}. Work that arrives earlier is judged by what was allowed before: level {level} of 5, “{name}”.',
  allowedUntil: 'Everything AI may be used for until then',
} as const
