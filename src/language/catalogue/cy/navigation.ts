import type { navigation as english } from '../en/navigation.ts'
import type { InOtherWords } from '../room.ts'

export const navigation: InOtherWords<typeof english> = {
  main: 'Prif ddewislen',
  work: 'Fy ngwaith',
  courses: 'Cyrsiau',
  permissions: 'Caniatadau',
  review: 'Rhestr adolygu',
  secondOpinions: 'Ail farn',
  assessments: 'Asesiadau',
  comments: 'Sylwadau',
  outages: 'Toriadau gwasanaeth',
  quality: 'Ansawdd',
  statistics: 'Ystadegau',
  policy: 'Polisi',
  audit: 'Archwilio',
  overview: 'Trosolwg',
  people: 'Pobl',
  detectors: 'Canfodyddion',
  connections: 'Cysylltiadau',
  mail: 'E-bost',
  notices: 'Hysbysiadau',
  waiting: 'yn aros',
  unread: 'heb eu darllen',
  signOut: 'Allgofnodi',
}
