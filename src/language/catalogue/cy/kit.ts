import type { kit as english } from '../en/kit.ts'
import type { InOtherWords } from '../room.ts'

export const kit: InOtherWords<typeof english> = {
  lookAgain: 'Edrychwch eto: {title}',
  skip: 'Neidio i’r cynnwys',
  foot: 'Mae peiriannau’n rhoi cyngor yma; pobl sy’n penderfynu. <policy>Polisi</policy> · <detectors>Canfodyddion</detectors> · <receipts>Gwirio derbynneb</receipts> · <accessibility>Hygyrchedd</accessibility>',
  sessionHours:
    'Cewch eich allgofnodi {hours, plural, zero {# awr} one {# awr} two {# awr} few {# awr} many {# awr} other {# awr}} ar ôl agor y dudalen hon, os na wnewch ddim cyn hynny.',
  sessionMinutes:
    'Cewch eich allgofnodi {minutes, plural, zero {# munud} one {# munud} two {# funud} few {# munud} many {# munud} other {# munud}} ar ôl agor y dudalen hon, os na wnewch ddim cyn hynny.',
  startPage: 'Mynd i’r dudalen gychwyn',
  show: 'Dangos',
  showNext: 'Dangos y rhai nesaf',
  tableNamed: '{name}, tabl',
  error: 'Gwall:',
  problems:
    'Mae angen edrych eto ar {count, plural, zero {# peth} one {un peth} two {ddau beth} few {dri pheth} many {chwe pheth} other {# peth}}. Nid oes dim a ysgrifennoch wedi’i golli.',
  eachResponse: 'pob ymateb gan y myfyriwr.',
  timeIn: '{label} (amser {zone})',
  copyNow: 'Copïwch hyn nawr: ni chaiff ei ddangos eto.',
  draftSaved: 'Cadwyd y drafft {at}. Nid yw wedi’i anfon.',
  saveDraft: 'Cadw’r drafft hwn',
  discardDraft: 'Dileu’r drafft hwn',
  otherWindow: 'Cadwodd ffenestr arall eiriau gwahanol, {at}',
  wordsKept: 'Mae’r hyn a deipioch wedi’i gadw. Mae ar y dudalen hon.',
  unsent: 'Yr hyn a deipioch heb ei anfon',
  unsentWhy:
    'Nid yw’r ffurflen ar gyfer y geiriau hyn ar y dudalen hon nawr. Dim ond chi sy’n eu gweld; gallwch eu copïo.',
  yourWords: 'Eich geiriau',
  wentWrong: 'Ni weithiodd hynny',
  NOT_FOUND: 'Nid oes dim byd yma',
  NOT_ALLOWED: 'Nid yw hyn ar agor i chi',
  FORM_EXPIRED: 'Bu’r dudalen hon ar agor yn rhy hir',
  STATE_CHANGED: 'Newidiodd rhywbeth yn y cyfamser',
  ILLEGAL_TRANSITION: 'Ni ellir gwneud hynny nawr',
  TOO_LARGE: 'Mae’r ffeil yn rhy fawr',
  TOO_MANY_REQUESTS: 'Arhoswch am ennyd',
  UNAVAILABLE: 'Aeth rhywbeth o’i le ar ein hochr ni',
}
