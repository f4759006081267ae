import type { handIn as english } from '../en/hand-in.ts'
import type { InOtherWords } from '../room.ts'

export const handIn: InOtherWords<typeof english> = {
  title: 'Cyflwyno {title}',
  heading: 'Cyflwyno: {title}',
  late: 'Mae’r amser hwnnw wedi mynd heibio: derbynnir eich gwaith o hyd, a’i nodi’n hwyr. Yr hyn sy’n cyfrif yw pryd y cyrhaeddodd eich ffeil yn gyfan, nid pryd y dechreuodd y lanlwytho.',
  notLate:
    'Derbynnir gwaith diweddarach o hyd a’i nodi’n hwyr. Yr hyn sy’n cyfrif yw pryd y cyrhaeddodd eich ffeil yn gyfan, nid pryd y dechreuodd y lanlwytho.',
  brief: 'Y briff',
  from: 'Gallwch gyflwyno o {at}.',
  stepFile: '1. Eich ffeil',
  stepReflection: '2. Eich myfyrdod',
  stepHandIn: '3. Cyflwyno',
  everyHandIn:
    'Mae gan bob cyflwyniad un, hefyd pan na ddefnyddiwyd AI. Dywedwch beth a wnaethoch; mae AI y mae’r asesiad yn ei ganiatáu yn iawn.',
  underPolicy: 'Edrychir ar eich gwaith o dan fersiwn {version} o’r <policy>polisi AI</policy>.',
  handIn: 'Cyflwyno',
  check: 'Gwirio fy nrafft yn gyntaf',
  save: 'Cadw’r drafft',
  checkHelp:
    'Mae “Gwirio fy nrafft yn gyntaf” yn edrych ar gyfeiriadau ac ar sut y mae’r myfyrdod yn gweddu i’r gwaith. Dim ond chi sy’n gweld y canlyniad; ni chaiff ei gadw yn unman ac ni all eich tiwtoriaid wybod eich bod wedi’i ddefnyddio.',
  fileKept: 'Mae {name} ({size}) wedi’i chadw gyda’ch drafft. Nid oes angen i chi ei hanfon eto.',
  progress: 'Faint o’r ffeil sydd wedi’i hanfon',
  openKept: 'Agor y ffeil a gadwyd',
  removeKept: 'Ei thynnu',
  chooseAnother: 'Dewis ffeil arall',
  choose: 'Dewis eich ffeil',
  chooseOrDrop: 'Dewiswch eich ffeil, neu gollyngwch hi yma (gofynnol)',
  fileHelp:
    '{size} ar y mwyaf. Mae’r rhaglen yn darllen PDF, Word (DOCX, DOC), OpenDocument (ODT), RTF, PowerPoint (PPTX), Excel (XLSX), EPUB, Markdown a thestun plaen. Cedwir unrhyw ffeil arall fel y mae, a pherson sy’n ei darllen.',
  encodingGuessed:
    'Nid yw eich ffeil yn dweud sut y mae ei llythrennau’n cael eu storio (ei hamgodiad). Dyfalodd y rhaglen {encoding}, ac felly mae’n darllen:',
  encodingChosen:
    'Nid yw eich ffeil yn dweud sut y mae ei llythrennau’n cael eu storio (ei hamgodiad). Dewisoch {encoding}, ac felly mae’n darllen:',
  noText: 'Dim testun. Amgodiad arall yw’r un cywir.',
  encoding: 'Amgodiad',
  encodingHelp:
    'Lle mae llythrennau’n anghywir, dewiswch un arall a phwyswch “Dangos”. Lle maent yn gywir, dewiswch yr un a enwir uchod. Heb ddewis, bydd person yn edrych ar eich ffeil cyn iddi gael ei marcio.',
  notChosen: 'Heb ei ddewis',
  found: 'Yr hyn a ganfu’r gwiriad',
  foundHelp: 'Dim ond chi sy’n gweld hyn. Nid yw’n cael ei gadw, ac nid oes dim wedi’i gyflwyno.',
  notAllRead: 'Ni ddarllenodd y rhaglen bopeth yn eich ffeil.',
  personLooks:
    'Os cyflwynwch hi fel y mae, bydd person yn edrych ar y ffeil ei hun cyn iddi gael ei marcio. Gallwch ei newid o hyd. Ni ddarllenwyd hyn:',
  nothingToDo: 'Nid oes angen gwneud dim am hynny. Ni ddarllenwyd hyn:',
  seeEncoding: 'Gweld sut y darllenwyd y testun a dewis ei amgodiad.',
  flagOf: '{title}, cymal {clause}',
  onPage: ' · tudalen {page}',
  cannotSee: 'Yr hyn na all y gwiriad hwn ei weld',
  reflectionTitle: 'Myfyrdod ar gyfer {title}',
  reflectionHeading: 'Eich myfyrdod: {title}',
  onlyReflection: 'Mae eich ffeil wedi cyrraedd ac mae’n ddiogel. Dim ond eich myfyrdod sydd ar goll o hyd.',
  addReflection: 'Ychwanegu’r myfyrdod',
}
