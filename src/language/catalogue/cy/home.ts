import type { home as english } from '../en/home.ts'
import type { InOtherWords } from '../room.ts'

export const home: InOtherWords<typeof english> = {
  myWork: 'Fy ngwaith',
  none: 'Nid oes asesiad eto. Bydd eich tiwtor yn cyhoeddi un yma.',
  useOfAi: 'Defnyddio AI: {level}.',
  handedIn: '<work>{status}</work>, cyflwynwyd {at}.',
  opens: 'Yn agor {at}. <link>Gweld yr hyn a ganiateir</link>',
  goOn: 'Mynd ymlaen â’ch drafft<unseen> ar gyfer {title}</unseen>',
  handInNewer: 'Cyflwyno fersiwn newydd<unseen> ar gyfer {title}</unseen>',
  start: 'Dechrau cyflwyno<unseen> ar gyfer {title}</unseen>',
  noDueDate: 'Nid oes dyddiad cyflwyno.',
  'due.base': 'I’w gyflwyno erbyn {at}.',
  'due.extension': 'I’w gyflwyno erbyn {at}. Mae gennych estyniad.',
  'due.adjustment': 'I’w gyflwyno erbyn {at}. Mae gennych ragor o amser drwy addasiad parhaol.',
  'due.outage': 'I’w gyflwyno erbyn {at}. Ychwanegwyd yr amser pan na ellid cyrraedd ein gwasanaeth.',
  answerBy: 'Atebwch erbyn {at}',
  pleaseAnswer: 'Atebwch, os gwelwch yn dda',
  writeReflection: 'Ysgrifennwch eich myfyrdod',
  readAndAnswer: 'Darllenwch yr hyn y mae eich tiwtor wedi’i ddangos i chi, ac atebwch',
  notices: 'Hysbysiadau',
  noNotices: 'Nid oes hysbysiadau.',
  markAllRead: 'Nodi bod pob un wedi’i ddarllen',
  isNew: 'Newydd',
  older: 'Hysbysiadau hŷn',
}
