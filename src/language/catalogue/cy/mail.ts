import type { mail as english } from '../en/mail.ts'
import type { InOtherWords } from '../room.ts'

export const mail: InOtherWords<typeof english> = {
  subjectAbout: '{subject}: {title}',
  'until.answer': 'Atebwch erbyn {day}.',
  'until.handIn': 'Cyflwynwch erbyn {day}.',
  signIn: 'Mewngofnodi',
  open: 'Agor yn Candour',
  'receipt.subject': 'Derbyniwyd eich gwaith',
  'receipt.text': 'Mae eich gwaith wedi cyrraedd. Mae ei dderbynneb wedi’i hatodi a gall unrhyw un ei gwirio.',
  'reflection_outstanding.subject': 'Mae angen eich myfyrdod o hyd',
  'reflection_outstanding.text':
    'Mae eich gwaith wedi cyrraedd ac mae derbynneb ar ei gyfer. Bydd yn gyflawn pan fyddwch wedi ysgrifennu eich myfyrdod arno.',
  'reflection_reminder.subject': 'Mae eich myfyrdod ar goll o hyd',
  'reflection_reminder.text':
    'Mae eich gwaith yn ddiogel ac mae derbynneb ar ei gyfer. Edrychir arno pan fyddwch wedi ysgrifennu eich myfyrdod arno.',
  'due_soon.subject': 'Mae’r dyddiad cyflwyno’n agosáu',
  'due_soon.text':
    'Nid ydych wedi cyflwyno eich gwaith eto. Derbynnir gwaith diweddarach o hyd a’i nodi’n hwyr. Os oes angen rhagor o amser arnoch, dywedwch wrth eich tiwtor.',
  'evidence_disclosed.subject': 'Darllenwch ac atebwch, os gwelwch yn dda',
  'evidence_disclosed.text':
    'Hoffai eich tiwtor siarad â chi am eich gwaith. Darllenwch yr hyn y mae wedi’i ddangos i chi ac atebwch. Nid yw tawelwch yn gyfaddefiad.',
  'response_half_way.subject': 'Mae hanner eich amser i ateb wedi mynd heibio',
  'response_half_way.text':
    'Mae’r hyn y mae eich tiwtor wedi’i ddangos i chi yn dal i aros am eich ateb. Os oes angen rhagor o amser arnoch, gofynnwch amdano ar y dudalen. Nid yw tawelwch yn gyfaddefiad.',
  'response_last_day.subject': 'Daw eich amser i ateb i ben yfory',
  'response_last_day.text':
    'Mae’r hyn y mae eich tiwtor wedi’i ddangos i chi yn dal i aros am eich ateb. Os oes angen rhagor o amser arnoch, gofynnwch amdano ar y dudalen cyn i’r amser hwn ddod i ben. Nid yw tawelwch yn gyfaddefiad.',
  'time_answered.subject': 'Mae ateb i’ch cais am ragor o amser',
  'time_answered.text':
    'Mae ateb i’ch cais am ragor o amser i ateb. Mae’r dudalen yn dweud beth ydyw a than pryd y mae gennych amser.',
  'conversation_recorded.subject': 'Cofnod o’ch sgwrs',
  'conversation_recorded.text':
    'Mae eich sgwrs wedi’i chofnodi. Darllenwch y cofnod a dywedwch a yw’n gywir, neu beth nad yw.',
  'decision_recorded.subject': 'Penderfyniad am eich gwaith',
  'decision_recorded.text':
    'Mae penderfyniad am eich gwaith wedi’i gofnodi, gyda’r rhesymau drosto. Mae ei dudalen yn dweud sut i apelio a than pryd.',
  'decision_reopened.subject': 'Edrychir ar eich gwaith eto',
  'decision_reopened.text':
    'Cafodd y penderfyniad am eich gwaith ei agor eto. Erys y penderfyniad cynharach ar gofnod.',
  'appeal_received.subject': 'Mae eich apêl wedi cyrraedd',
  'appeal_received.text': 'Mae eich apêl wedi cyrraedd. Person na chafodd ran yn y penderfyniad sy’n ei phenderfynu.',
  'appeal_answered.subject': 'Mae ateb i’ch apêl',
  'appeal_answered.text': 'Mae penderfyniad newydd am eich gwaith wedi’i gofnodi, gyda’r rhesymau drosto.',
  'referral_returned.subject': 'Mae canlyniad atgyfeiriad wedi dod yn ôl',
  'referral_returned.text': 'Mae’r hyn a ddaeth o atgyfeirio eich gwaith wedi’i gofnodi.',
  'case_completed.subject': 'Eich llythyr cwblhau',
  'case_completed.text':
    'Mae’r weithdrefn ynghylch eich gwaith wedi dod i ben. Mae eich llythyr cwblhau’n dweud beth a benderfynwyd a phwy o’r tu allan all edrych arno.',
  'permission_answered.subject': 'Mae ateb i’ch cais i ddefnyddio AI',
  'permission_answered.text': 'Mae ateb i’ch cais am ganiatâd i ddefnyddio AI.',
  'due_date_changed.subject': 'Mae’r dyddiad cyflwyno wedi newid',
  'due_date_changed.text': 'Mae dyddiad cyflwyno un o’ch asesiadau wedi newid.',
  'extension_granted.subject': 'Mae gennych ragor o amser',
  'extension_granted.text': 'Estynnwyd yr amser i gyflwyno eich gwaith ar eich cyfer chi.',
  'assessment_changed.subject': 'Mae asesiad wedi newid',
  'assessment_changed.text':
    'Mae un o’ch asesiadau wedi newid. Mae ei dudalen yn dweud beth a newidiodd ac o ba bryd y mae’n cyfrif.',
  'policy_to_acknowledge.subject': 'Fersiwn newydd o’r polisi',
  'policy_to_acknowledge.text':
    'Mae fersiwn newydd o’r polisi mewn grym. Darllenwch hi a chydnabyddwch eich bod wedi gwneud hynny.',
  'person_invited.subject': 'Eich cyfrif yn Candour',
  'person_invited.text':
    'Gwnaed cyfrif i chi. Gallwch fewngofnodi yma. Mae dolen sy’n eich mewngofnodi’n gweithio unwaith, ac am ddiwrnod.',
  'time_asked.subject': 'Mae myfyriwr yn gofyn am ragor o amser',
  'time_asked.text': 'Mae myfyriwr yn gofyn am ragor o amser i ateb yr hyn a ddangoswyd iddo.',
  'conversation_answered.subject': 'Mae myfyriwr wedi ateb cofnod o sgwrs',
  'conversation_answered.text': 'Mae myfyriwr wedi dweud a yw cofnod o sgwrs yn gywir.',
  'response_received.subject': 'Mae myfyriwr wedi ymateb',
  'response_received.text': 'Mae myfyriwr wedi ymateb i’r hyn a ddangoswyd iddo.',
  'permission_asked.subject': 'Mae cais i ddefnyddio AI yn aros amdanoch',
  'permission_asked.text': 'Mae myfyriwr yn gofyn am ganiatâd i ddefnyddio AI.',
  'appeal_to_answer.subject': 'Mae apêl yn aros am ateb',
  'appeal_to_answer.text': 'Mae myfyriwr wedi apelio yn erbyn penderfyniad.',
  'work_assigned.subject': 'Neilltuwyd gwaith i chi',
  'work_assigned.text': 'Mae arweinydd wedi gofyn i chi adolygu gwaith.',
  'work_waiting.subject': 'Mae gwaith yn aros am berson',
  'work_waiting.text': 'Mae gwaith wedi bod yn aros i berson edrych arno.',
  'notice_failed.subject': 'Ni ellid danfon hysbysiad',
  'notice_failed.text':
    'Ni ellid danfon yr e-bost am dystiolaeth a ddangoswyd i fyfyriwr. Nid yw ei amser i ymateb wedi dechrau.',
  'mark_not_arrived.subject': 'Ni chyrhaeddodd marc y llyfr graddau',
  'mark_not_arrived.text':
    'Nid yw marc a roddwyd yma wedi cyrraedd llyfr graddau’r LMS. Mae wedi’i gadw, a gall gweinyddwr drefnu ei anfon eto.',
  'digest.subject': 'Yr hyn sy’n aros amdanoch heddiw',
  'digest.text': 'Mae hyn yn aros amdanoch:',
  'audit_checkpoint.subject': 'Pwynt gwirio’r log archwilio',
  'audit_checkpoint.text':
    'Mae pwynt gwirio diweddaraf y log archwilio wedi’i atodi. Cadwch ef: gydag ef gallwch ddweud yn ddiweddarach a newidiwyd y log.',
}
