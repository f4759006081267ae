/** Signing in, the account and its settings, checking a receipt, and the accessibility statement. */
export const account = {
  yourAccount: 'Your account',
  role: 'Role: {role}.',
  open: '{count, plural, =1 {You are signed in here only.} other {You are signed in on # devices or browsers.}} A session ends by itself after twenty hours, or after {idle} minutes without use.',
  signOutEverywhere: 'Sign out everywhere',
  comparison: 'Comparison with your earlier work',
  compared:
    'When you hand in work, its style is compared with that of your earlier work here. This is advice for your tutor and never decides anything.',
  notCompared:
    'You object to this comparison, so it is not made, and your work is no yardstick for that of others. Your tutor reads that it was not made. Nothing follows from that.',
  doNotCompare: 'Do not compare my work',
  compareAgain: 'Allow the comparison again',
  mail: 'Mail',
  mailHelp:
    'Everything you are told stands under <notices>Notices</notices>. What gives you time to answer, or changes what you may do, also comes by mail at once. Choose how the rest comes.',
  otherNotices: 'Other notices',
  'timing.each': 'One mail each, at once',
  'timing.daily': 'One mail a day',
  'timing.page': 'No mail; I look here',
  languageHeading: 'Language',
  languageHelp: 'Pages and mails come in this language.',
  languageLegend: 'Your language',
  languageOfBrowser: 'As your browser asks',
  save: 'Save',
  'asked.key': 'An admin asked for a key that acts as you, {at}. If you do not know why, ask your administrators.',
  'asked.link':
    'An admin asked for a sign-in link that acts as you, {at}. If you do not know why, ask your administrators.',
  'asked.invitation':
    'An admin asked for an invitation for you by mail, {at}. If you do not know why, ask your administrators.',
  'asked.address':
    'An admin asked for another e-mail address for your account, {at}. If you do not know why, ask your administrators.',
  'asked.role': 'An admin asked for another role for you, {at}. If you do not know why, ask your administrators.',
  'made.key': 'An admin made a key that acts as you, {at}. If you do not know why, ask your administrators.',
  'made.link': 'An admin made a sign-in link that acts as you, {at}. If you do not know why, ask your administrators.',
  'made.invitation':
    'An admin made an invitation for you by mail, {at}. If you do not know why, ask your administrators.',
  'made.address':
    'An admin made another e-mail address for your account, {at}. If you do not know why, ask your administrators.',
  'made.role': 'An admin made another role for you, {at}. If you do not know why, ask your administrators.',
  keys: 'Your keys for programs',
  key: '{label}.',
  keyEnds: '{label}, ends {at}.',
  keyEndsSoon: '{label}, ends {at}. Ask an admin for a new one in time.',
  signIn: 'Sign in',
  welcome: 'Welcome, {name}',
  linkIsFor: 'This link signs you in once, as {role}, for at most twenty hours or until you sign out.',
  continueAs: 'Continue as {name}',
  continueWith: 'Continue with {provider}',
  fromCourse: 'You can also come here from your course in the learning management system.',
  byLink: 'If somebody sent you a sign-in link, open that link. Each link works once.',
  trying:
    'Trying Candour on your own machine? The window in which you started it shows a link for each of the demo people. It shows new ones at every start.',
} as const
