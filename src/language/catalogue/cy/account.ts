import type { account as english } from '../en/account.ts'
import type { InOtherWords } from '../room.ts'

export const account: InOtherWords<typeof english> = {
  yourAccount: 'Eich cyfrif',
  role: 'Rôl: {role}.',
  open: '{count, plural, zero {Nid ydych wedi mewngofnodi ar unrhyw ddyfais na phorwr.} =1 {Dim ond yma yr ydych wedi mewngofnodi.} two {Rydych wedi mewngofnodi ar # ddyfais neu borwr.} few {Rydych wedi mewngofnodi ar # dyfais neu borwr.} many {Rydych wedi mewngofnodi ar # dyfais neu borwr.} other {Rydych wedi mewngofnodi ar # dyfais neu borwr.}} Daw sesiwn i ben ohoni’i hun ar ôl ugain awr, neu ar ôl {idle} munud heb ei defnyddio.',
  signOutEverywhere: 'Allgofnodi ym mhobman',
  comparison: 'Cymharu â’ch gwaith cynharach',
  compared:
    'Pan fyddwch yn cyflwyno gwaith, caiff ei arddull ei chymharu ag arddull eich gwaith cynharach yma. Cyngor i’ch tiwtor yw hyn ac nid yw byth yn penderfynu dim.',
  notCompared:
    'Rydych yn gwrthwynebu’r gymhariaeth hon, felly nis gwneir, ac nid yw eich gwaith yn llinyn mesur ar gyfer gwaith pobl eraill. Bydd eich tiwtor yn darllen na chafodd ei gwneud. Nid oes dim yn dilyn o hynny.',
  doNotCompare: 'Peidio â chymharu fy ngwaith',
  compareAgain: 'Caniatáu’r gymhariaeth eto',
  mail: 'E-bost',
  mailHelp:
    'Mae popeth a ddywedir wrthych o dan <notices>Hysbysiadau</notices>. Daw’r hyn sy’n rhoi amser i chi ateb, neu sy’n newid yr hyn y cewch ei wneud, drwy e-bost ar unwaith hefyd. Dewiswch sut y daw’r gweddill.',
  otherNotices: 'Hysbysiadau eraill',
  'timing.each': 'Un e-bost yr un, ar unwaith',
  'timing.daily': 'Un e-bost y dydd',
  'timing.page': 'Dim e-bost; byddaf yn edrych yma',
  languageHeading: 'Iaith',
  languageHelp: 'Daw tudalennau ac e-byst yn yr iaith hon.',
  languageLegend: 'Eich iaith',
  languageOfBrowser: 'Fel y mae eich porwr yn gofyn',
  save: 'Cadw',
  'asked.key':
    'Gofynnodd gweinyddwr am allwedd sy’n gweithredu yn eich enw chi, {at}. Os na wyddoch pam, gofynnwch i’ch gweinyddwyr.',
  'asked.link':
    'Gofynnodd gweinyddwr am ddolen mewngofnodi sy’n gweithredu yn eich enw chi, {at}. Os na wyddoch pam, gofynnwch i’ch gweinyddwyr.',
  'asked.invitation':
    'Gofynnodd gweinyddwr am wahoddiad i chi drwy e-bost, {at}. Os na wyddoch pam, gofynnwch i’ch gweinyddwyr.',
  'asked.address':
    'Gofynnodd gweinyddwr am gyfeiriad e-bost arall ar gyfer eich cyfrif, {at}. Os na wyddoch pam, gofynnwch i’ch gweinyddwyr.',
  'asked.role': 'Gofynnodd gweinyddwr am rôl arall i chi, {at}. Os na wyddoch pam, gofynnwch i’ch gweinyddwyr.',
  'made.key':
    'Gwnaeth gweinyddwr allwedd sy’n gweithredu yn eich enw chi, {at}. Os na wyddoch pam, gofynnwch i’ch gweinyddwyr.',
  'made.link':
    'Gwnaeth gweinyddwr ddolen mewngofnodi sy’n gweithredu yn eich enw chi, {at}. Os na wyddoch pam, gofynnwch i’ch gweinyddwyr.',
  'made.invitation':
    'Gwnaeth gweinyddwr wahoddiad i chi drwy e-bost, {at}. Os na wyddoch pam, gofynnwch i’ch gweinyddwyr.',
  'made.address':
    'Rhoddodd gweinyddwr gyfeiriad e-bost arall ar eich cyfrif, {at}. Os na wyddoch pam, gofynnwch i’ch gweinyddwyr.',
  'made.role': 'Rhoddodd gweinyddwr rôl arall i chi, {at}. Os na wyddoch pam, gofynnwch i’ch gweinyddwyr.',
  keys: 'Eich allweddi ar gyfer rhaglenni',
  key: '{label}.',
  keyEnds: '{label}, yn dod i ben {at}.',
  keyEndsSoon: '{label}, yn dod i ben {at}. Gofynnwch i weinyddwr am un newydd mewn da bryd.',
  signIn: 'Mewngofnodi',
  welcome: 'Croeso, {name}',
  linkIsFor:
    'Mae’r ddolen hon yn eich mewngofnodi unwaith, fel {role}, am ugain awr ar y mwyaf neu nes i chi allgofnodi.',
  continueAs: 'Parhau fel {name}',
  continueWith: 'Parhau gyda {provider}',
  fromCourse: 'Gallwch hefyd ddod yma o’ch cwrs yn y system rheoli dysgu.',
  byLink: 'Os anfonodd rhywun ddolen mewngofnodi atoch, agorwch y ddolen honno. Mae pob dolen yn gweithio unwaith.',
  trying:
    'Yn rhoi cynnig ar Candour ar eich peiriant eich hun? Mae’r ffenestr y’i cychwynnoch ynddi’n dangos dolen ar gyfer pob un o’r bobl arddangos. Mae’n dangos rhai newydd bob tro y’i cychwynnir.',
}
