import type { account as english } from '../en/account.ts'
import type { InOtherWords } from '../room.ts'

export const account: InOtherWords<typeof english> = {
  languageHeading: 'Iaith',
  languageHelp: 'Daw tudalennau ac e-byst yn yr iaith hon.',
  languageLegend: 'Eich iaith',
  languageOfBrowser: 'Fel y mae eich porwr yn gofyn',
  save: 'Cadw',
}
