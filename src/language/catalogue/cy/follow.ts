import type { follow as english } from '../en/follow.ts'
import type { InOtherWords } from '../room.ts'

export const follow: InOtherWords<typeof english> = {
  since: 'Ers {at}.',
  sinceMoving: 'Ers {at}. Mae hyn fel arfer yn cymryd llai na munud.',
  releasedInPart:
    'Mae eich gwaith yn barod i’w farcio. Ni ddarllenodd y rhaglen bopeth ynddo; mae gan y person sy’n ei farcio eich ffeil fel yr anfonoch hi.',
  notRead:
    '<strong>Ni ddarllenodd y rhaglen bopeth yn eich ffeil.</strong> Cedwir eich ffeil yn union fel yr anfonoch hi. Ni ddarllenwyd hyn:',
  notReadPerson:
    '<strong>Ni ddarllenodd y rhaglen bopeth yn eich ffeil.</strong> Felly bydd person yn edrych ar y ffeil ei hun cyn i’ch gwaith gael ei farcio. Nid yw hyn yn dweud dim amdanoch chi. Cedwir eich ffeil yn union fel yr anfonoch hi. Ni ddarllenwyd hyn:',
  sendAgain: 'Os gallwch ei hanfon ar ffurf y gellir ei darllen, cyflwynwch eto: y fersiwn newydd sy’n cyfrif.',
  takeBack: 'Tynnu’r gwaith hwn yn ôl',
  takeBackHelp: 'Ni chaiff eich gwaith ei ystyried na’i farcio. Gallwch gyflwyno eto.',
  takeItBack: 'Ei dynnu’n ôl',
  appealAnswered:
    'Mae’r penderfyniad hwn yn ateb eich apêl. Mae’r weithdrefn yma wedi dod i ben; mae’r llythyr cwblhau’n dweud beth y gallwch ei wneud.',
  appealOver:
    'Daeth yr amser i apelio i ben {at}. Os na allech apelio mewn pryd, gofynnwch i arweinydd uniondeb a dywedwch pam.',
  canAppeal: 'Gallwch apelio yn erbyn y penderfyniad hwn. Person na chafodd ran ynddo sy’n penderfynu eich apêl.',
  canAppealUntil:
    'Gallwch apelio yn erbyn y penderfyniad hwn tan {at}. Person na chafodd ran ynddo sy’n penderfynu eich apêl.',
  appeal: 'Apelio yn erbyn y penderfyniad',
  appealGrounds: 'Sail eich apêl',
  appealGroundsHelp: 'O leiaf un o’r rhain.',
  appealReason: 'Beth y dylid edrych arno eto?',
  appealReasonHelp:
    'Yn eich geiriau eich hun. Cedwir y penderfyniad cynharach, ac ni ddaw dim yn llymach heb ddweud wrthych a gofyn i chi yn gyntaf.',
  sendAppeal: 'Anfon eich apêl',
  checked: 'Yr hyn a wiriwyd',
  checkedHelp:
    'Rhedodd y gwiriadau hyn ar eich gwaith ohonynt eu hunain, yr un fath i bawb. Maent yn rhoi cyngor i berson; ni all yr un ohonynt benderfynu dim. Dangosir i chi yr hyn y mae un ohonynt yn tynnu sylw ato cyn i neb ddibynnu arno.',
  readTerms: 'Darllen ei delerau a dewis',
  reflection: 'Eich myfyrdod',
  readReflection: 'Darllen yr hyn a ysgrifennoch',
  addReflection: 'Ychwanegu eich myfyrdod',
  noReflection: 'Nid oes myfyrdod.',
  silence: 'Nid yw tawelwch yn gyfaddefiad.',
  evidence: 'Yr hyn yr hoffai eich tiwtor siarad amdano',
  ownResponse: 'Eich ymateb',
  sent: 'Anfonwyd {at}.',
  shown: 'Dangoswyd i chi {at}. Nid yw tawelwch yn gyfaddefiad.',
  shownUntil: 'Dangoswyd i chi {at}. Amser i ateb tan {until}. Nid yw tawelwch yn gyfaddefiad.',
  cannotSee: 'Yr hyn na all y gwiriad hwn ei weld',
  respondHelp:
    'Dywedwch beth a ddigwyddodd, yn eich geiriau eich hun. Cewch ddod â rhywun gyda chi i unrhyw sgwrs. Nid yw tawelwch yn gyfaddefiad.',
  anythingElse: 'Unrhyw beth arall',
  anythingElseHelp: 'Yr hyn yr hoffech i’ch tiwtor ei wybod.',
  companion: 'Pwy a ddaw gyda chi i sgwrs, os dymunwch',
  format: 'Fformat arall, os cytunoch ar un gyda’ch tiwtor',
  formatHelp: 'Megis ar lafar neu drwy arwyddo, a phryd y cytunwyd arno. Gallwch ei atodi fel ffeil.',
  attach: 'Atodi ffeiliau',
  attachHelp: 'Nodiadau, fersiynau cynharach, sgrinluniau; hyd at ddeg.',
  sendResponse: 'Anfon eich ymateb',
  answerToPoint: 'Eich ateb i bwynt {number}',
  asked:
    '<strong>Yr hyn a ofynnir gennych.</strong> Darllenwch yr hyn y mae eich tiwtor wedi’i ddangos i chi isod, a dywedwch sut yr ydych chi’n ei weld. Nid oes dim wedi’i benderfynu. Person sy’n penderfynu, ac yn ateb pob peth a ddywedwch.',
  untilWhen: '<strong>Tan pryd.</strong>',
  moreTimeHelp:
    '<strong>Os oes angen rhagor o amser arnoch</strong>, gofynnwch amdano isod cyn hynny. Person sy’n ei ganiatáu neu’n ei wrthod gan roi rheswm.',
  notAlone:
    '<strong>Nid oes rhaid i chi fod ar eich pen eich hun.</strong> Caiff rhywun ddod gyda chi i unrhyw sgwrs. Ni chaiff sgyrsiau eu recordio gan beiriant: mae person yn ysgrifennu’r hyn a ddywedwyd, a byddwch chi’n ei ddarllen yma ac yn dweud a yw’n gywir.',
  untilNotice:
    'Mae eich amser i ateb yn dechrau pan fydd yr hysbysiad yn eich cyrraedd. Nid yw tawelwch yn gyfaddefiad.',
  untilOver:
    'Daeth eich amser i ateb i ben {at}. Nid yw tawelwch yn gyfaddefiad. Gallwch ateb o hyd nes bod person wedi penderfynu.',
  untilAsked:
    'Mae gennych tan {at} i ateb. Rydych wedi gofyn am ragor, ac nid yw person wedi ateb eto; ni phenderfynir dim cyn hynny. Nid yw tawelwch yn gyfaddefiad.',
  untilThen: 'Mae gennych amser i ateb tan {at}. Nid yw tawelwch yn gyfaddefiad.',
  conversations: 'Sgyrsiau gyda chi',
  conversationsHelp:
    'Person a ysgrifennodd hyn. Darllenwch ef a dywedwch a yw’n gywir. Erys yr hyn a ddywedwch wrth ymyl y cofnod, ac ni chaiff y cofnod byth ei newid.',
  record: 'Cofnod o sgwrs',
  isRecordRight: 'A yw’r cofnod yn gywir?',
  whatIsNotRight: 'Beth nad yw’n gywir?',
  whatIsNotRightHelp: 'Yn eich geiriau eich hun. Gadewch ef yn wag os yw’r cofnod yn gywir.',
  sendAnswer: 'Anfon yr hyn a ddywedwch am y cofnod',
  askMoreTime: 'Gofyn am ragor o amser i ateb',
  untilWhichDay: 'Tan ba ddiwrnod?',
  whyMoreTime: 'Pam y mae ei angen arnoch?',
  sentenceEnough: 'Mae brawddeg yn ddigon.',
  askForTime: 'Gofyn am ragor o amser',
  moreTime: 'Rhagor o amser',
  timeAsked: 'Gofynnwyd {at}, tan {until}.',
  timeWaits: 'Mae hyn yn aros am ateb. Ni phenderfynir dim cyn iddo gael un.',
  allowance: 'Defnyddio AI ar gyfer y gwaith hwn',
  'level.1':
    'Gwneir y gwaith hwn heb AI. Mae gwirwyr sillafu, technoleg gynorthwyol ac addasiadau y cytunwyd arnynt bob amser yn iawn.',
  'level.2':
    'Caiff AI eich helpu i baratoi: i ddeall, i gynllunio ac i edrych o gwmpas. Chi sy’n ysgrifennu’r gwaith ei hun.',
  'level.3':
    'Cewch gydweithio ag AI ar ddrafftiau. Chi sy’n barnu ac yn newid yr hyn a rydd i chi, a’ch gwaith chi yw’r hyn a gyflwynwch.',
  'level.4': 'Cewch ddefnyddio AI drwyddi draw. Chi sy’n ei gyfeirio, yn ei farnu ac yn atebol am y canlyniad.',
  'level.5': 'Fe’ch gwahoddir i archwilio’r hyn y gall AI ei wneud yma, ac i’w farnu’n feirniadol.',
  levelOf: 'Lefel {level} o 5, “{name}”.',
  allowedHere: 'Popeth y caniateir defnyddio AI ar ei gyfer yma',
  somethingElse:
    'Rhywbeth arall? <link>Gofynnwch i’ch tiwtor yn gyntaf</link>; mae caniatâd a roddir ymlaen llaw yn cyfrif.',
  before:
    'Mae hyn yn cyfrif ar gyfer gwaith sy’n cyrraedd o {until}. Bernir gwaith sy’n cyrraedd cyn hynny yn ôl yr hyn a ganiateid o’r blaen: lefel {level} o 5, “{name}”.',
  allowedUntil: 'Popeth y caniateir defnyddio AI ar ei gyfer tan hynny',
  receipt: 'Eich derbynneb',
  receiptHelp:
    'Prawf wedi’i lofnodi yw’r dderbynneb fod yr union ffeil hon wedi cyrraedd ar yr amser hwn. Cadwch hi fel tudalen neu PDF: gellir ei gwirio heb fewngofnodi, a hefyd hebom ni.',
  openReceipt: 'Agor y dderbynneb',
  checkNow: 'Ei gwirio nawr',
  receiptErased: 'Mae’r gwaith wedi’i ddileu, a’i dderbynneb gydag ef.',
  file: 'Ffeil',
  fileSize: '{file} ({size})',
  fileReadAs: '{file} ({size}), wedi’i darllen fel {encoding}, fel y dewisoch',
  received: 'Derbyniwyd',
  receivedLate: '{at}, ar ôl y dyddiad cyflwyno',
  dueDate: 'Dyddiad cyflwyno',
  checkCode: 'Cod gwirio’r ffeil (SHA-256)',
  policy: 'Polisi',
  policyVersion: 'Fersiwn {version}',
  backToWork: '← Eich gwaith',
  downloadPdf: 'Lawrlwytho fel PDF',
  downloadText: 'Lawrlwytho’r testun ar gyfer rhaglenni',
  terms: 'Telerau {title}',
  termsHelp:
    'Caiff {title} edrych ar eich gwaith dim ond os derbyniwch ei delerau. Nid oes rhaid i chi: caiff eich gwaith ei gyflwyno yr un fath, a gall tiwtor benderfynu hebddo.',
  termsVersion: 'Fersiwn {version}.',
  termsAccepted: 'Derbynioch y fersiwn hon {at}.',
  acceptTerms: 'Rwy’n derbyn y telerau hyn',
  notNow: 'Nid nawr',
}
