/** Handing in: the file, the reflection, and the check before. */
export const handIn = {
  title: 'Hand in {title}',
  heading: 'Hand in: {title}',
  late: 'That time has passed: your work is still accepted, and marked as late. What counts is when your file has arrived as a whole, not when the upload began.',
  notLate:
    'Later work is still accepted and marked as late. What counts is when your file has arrived as a whole, not when the upload began.',
  brief: 'The brief',
  from: 'You can hand in from {at}.',
  stepFile: '1. Your file',
  stepReflection: '2. Your reflection',
  stepHandIn: '3. Hand in',
  everyHandIn:
    'Every hand-in has one, also when no AI was used. Say what you did; AI that the assessment allows is fine.',
  underPolicy: 'Your work will be looked at under version {version} of the <policy>AI policy</policy>.',
  handIn: 'Hand in',
  check: 'Check my draft first',
  save: 'Save draft',
  checkHelp:
    '“Check my draft first” looks at references and at how the reflection fits the work. Only you see the result; it is stored nowhere and your tutors cannot know that you used it.',
  fileKept: '{name} ({size}) is kept with your draft. You need not send it again.',
  progress: 'How much of the file has been sent',
  openKept: 'Open the kept file',
  removeKept: 'Remove it',
  chooseAnother: 'Choose another file',
  choose: 'Choose your file',
  chooseOrDrop: 'Choose your file, or drop it here (required)',
  fileHelp:
    'At most {size}. The program reads PDF, Word (DOCX, DOC), OpenDocument (ODT), RTF, PowerPoint (PPTX), Excel (XLSX), EPUB, Markdown and plain text. Any other file is kept as it is, and a person reads it.',
  encodingGuessed:
    'Your file does not say how its letters are stored (its encoding). The program guessed {encoding}, in which it reads:',
  encodingChosen:
    'Your file does not say how its letters are stored (its encoding). You chose {encoding}, in which it reads:',
  noText: 'No text. Another encoding is the right one.',
  encoding: 'Encoding',
  encodingHelp:
    'Where letters are wrong, choose another one and press “Show”. Where they are right, choose the one that is named above. Without a choice a person looks at your file before it is marked.',
  notChosen: 'Not chosen',
  found: 'What the check found',
  foundHelp: 'Only you see this. It is not stored, and nothing has been handed in.',
  notAllRead: 'The program did not read everything in your file.',
  personLooks:
    'If you hand it in as it is, a person looks at the file itself before it is marked. You can still change it. This was not read:',
  nothingToDo: 'Nothing has to be done about that. This was not read:',
  seeEncoding: 'See how the text was read and choose its encoding.',
  flagOf: '{title}, clause {clause}',
  onPage: ' · page {page}',
  cannotSee: 'What this check cannot see',
  reflectionTitle: 'Reflection for {title}',
  reflectionHeading: 'Your reflection: {title}',
  onlyReflection: 'Your file has arrived and is safe. Only your reflection is still missing.',
  addReflection: 'Add the reflection',
} as const
