/** Signing in, the account and its settings. */
export const account = {
  languageHeading: 'Language',
  languageHelp: 'Pages and mails come in this language.',
  languageLegend: 'Your language',
  languageOfBrowser: 'As your browser asks',
  save: 'Save',
} as const
