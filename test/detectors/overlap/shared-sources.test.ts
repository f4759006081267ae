import { describe, expect, test } from 'vitest'
import { overlap } from '../../../src/detectors/overlap/detector.ts'
import type { Opinion } from '../../../src/domain/screening/detector.ts'
import { flagsOf, inputOf } from '../../detector-tester.ts'

const essays = [
  [
    'Night wards rest badly when alarms go off for reasons that no patient could name, and the staff who answer them lose the thread of whatever care they had begun to give.',
    'My own placement showed that a calm handover, read aloud beside each bed, saves more sleep than any lamp or curtain, because worries are settled before the lights go down.',
  ],
  [
    'Parents choose a nursery by its garden far more often than by a printed grade, and a short visit on a wet morning tells them what children really do all day.',
    'A teacher who kneels down to listen has already taught something about respect, while a wall of laminated targets mostly speaks to inspectors passing through the building.',
  ],
]
/** Nothing but its heading shows that this is a list. */
const sources = [
  'Keeping children safe in education: statutory guidance for schools and colleges in England, Department for Education, London',
  'Education inspection framework: overview of how early years settings, schools and colleges are inspected, Ofsted, Manchester',
  'Working together to safeguard children: a guide to inter-agency working to promote the welfare of children, HM Government',
  'Shared decision making: guideline for everybody who delivers healthcare services, National Institute for Health and Care Excellence',
]
const dated = [
  'Department for Education (2023) Keeping children safe in education: statutory guidance for schools and colleges in England. London: Department for Education.',
  'Ofsted (2022) Education inspection framework: overview of how early years settings, schools and colleges are inspected. Manchester: Ofsted.',
  'HM Government (2018) Working together to safeguard children: a guide to inter-agency working to promote the welfare of children. London: HMSO.',
  'National Institute for Health and Care Excellence (2021) Shared decision making: guideline for everybody who delivers healthcare services. London: NICE.',
]

/** Titles as students write them, language by language. */
const titles: Record<string, string[]> = {
  English: [
    ...['References', 'Reference list', 'Reference list and bibliography', 'Sources used', 'Full list of references'],
    ...['Bibliography', 'Bibliography and references', 'Annotated bibliography', 'Primary and secondary sources'],
    ...['Works cited', 'List of works consulted', 'Literature cited', 'Notes and references', 'Online sources'],
    ...['References/Bibliography', 'References & further reading', 'References and appendices', 'Books and references'],
  ],
  German: [
    ...['Literaturverzeichnis', 'Literatur', 'Quellenverzeichnis', 'Literatur- und Quellenverzeichnis'],
    ...['Quellen und Literatur', 'Verwendete Literatur', 'Bibliografie'],
  ],
  French: [
    'Bibliographie',
    'Références',
    'Références bibliographiques',
    'Bibliographie et sitographie',
    'Ouvrages cités',
  ],
  Spanish: ['Referencias bibliográficas', 'Bibliografía', 'Bibliografía y webgrafía', 'Obras citadas', 'Fuentes'],
  Portuguese: ['Referências bibliográficas', 'Referências', 'Obras consultadas', 'Bibliografia e fontes'],
  Italian: ['Bibliografia e sitografia', 'Riferimenti bibliografici', 'Opere citate'],
  Dutch: ['Literatuurlijst', 'Bronnenlijst', 'Literatuur en bronnen', 'Bronvermelding'],
  Welsh: ['Cyfeiriadau', 'Llyfryddiaeth', 'Llyfryddiaeth a chyfeiriadau', 'Rhestr gyfeirio'],
  Irish: ['Tagairtí', 'Leabharliosta', 'Foinsí agus tagairtí'],
  Swedish: ['Referenser', 'Källförteckning', 'Litteratur och källor', 'Käll- och litteraturförteckning'],
  Norwegian: ['Referanser', 'Litteraturliste', 'Kilder og litteratur'],
  Danish: ['Referencer', 'Litteraturliste', 'Kildeliste'],
  Finnish: ['Lähteet', 'Lähdeluettelo', 'Kirjallisuus ja lähteet'],
  Estonian: ['Kasutatud kirjandus', 'Viited', 'Kirjandus ja allikad'],
  Polish: ['Bibliografia', 'Wykaz literatury', 'Literatura i źródła'],
  Czech: ['Seznam použité literatury', 'Použité zdroje', 'Literatura a zdroje'],
  Hungarian: ['Irodalomjegyzék', 'Felhasznált irodalom'],
  Romanian: ['Bibliografie', 'Bibliografie și surse', 'Referințe bibliografice'],
  Croatian: ['Popis literature', 'Literatura i izvori'],
  Turkish: ['Kaynakça', 'KAYNAKLAR', 'Kaynakça ve referanslar'],
  Indonesian: ['Daftar pustaka', 'Senarai rujukan', 'Bibliografi dan referensi'],
  Russian: ['Список литературы', 'Литература и источники'],
  Ukrainian: ['Список використаних джерел', 'Література та джерела'],
  Greek: ['Βιβλιογραφία', 'Βιβλιογραφία και πηγές'],
}

/** What stands round a title, by house style or program. */
const forms: ((title: string) => string)[] = [
  (title) => title,
  (title) => title.toUpperCase(),
  (title) => `${title}:`,
  (title) => `${title}.`,
  (title) => `5 ${title}`,
  (title) => `5. ${title}`,
  (title) => `5.2 ${title}:`,
  (title) => `VI. ${title}`,
  (title) => `Chapter 5: ${title}`,
  (title) => `a) ${title}`,
  (title) => `## ${title}`,
  (title) => `**${title}:**`,
  (title) => `${title} (APA, 7th edition)`,
  (title) => `  ${title}\t`,
  (title) => title.normalize('NFD'),
]

const work = (essay: number, heading: string, list: string[]) => [...essays[essay]!, heading, ...list].join('\n')
const flagsBetween = (own: string, other: string) =>
  flagsOf(overlap.detect(inputOf({ text: own, peers: [{ id: 'p', text: other }] })) as Opinion)

describe('two unrelated essays that cite the same sources', () => {
  const table = Object.entries(titles).flatMap(([language, own]) => own.map((title) => [language, title] as const))

  test.each(table)('raise nothing in %s under “%s”, whatever stands round the title', (_, title) => {
    const flagged = forms
      .map((form) => form(title))
      .filter((heading) => flagsBetween(work(0, heading, sources), work(1, heading, sources)).length > 0)

    expect(flagged).toEqual([])
  })

  test.each([
    'Safeguarding',
    'What others say about sources',
    'References to God in the poem',
    'Where this comes from',
  ])('are pointed at under “%s”, which is no title of a list', (heading) => {
    expect(flagsBetween(work(0, heading, sources), work(1, heading, sources))).toHaveLength(1)
  })

  test('raise nothing when each names its list in its own way, or not at all', () => {
    const headings = ['Sources used', 'Literaturverzeichnis', 'REFERENCE LIST AND BIBLIOGRAPHY', '']

    const flagged = headings.flatMap((own) =>
      headings.filter((other) => flagsBetween(work(0, own, dated), work(1, other, dated)).length > 0),
    )

    expect(flagged).toEqual([])
  })
})
