import type { LocalDetector, Measurement } from '../domain/screening/detector.ts'
import type { DocumentFacts } from '../domain/screening/document.ts'

const byProgram =
  'Programs write this by themselves; a copied template keeps old values, and a new file starts at nothing.'

/**
 * What a file says about itself, for the tutor and the student alike (point `transparency`). It raises nothing:
 * a short editing time or an old date has a dozen ordinary reasons, and none of them is the work.
 */
export const documentFacts: LocalDetector = {
  id: 'document-facts',
  version: '1.0.0',
  title: 'What the file says about itself',
  point: 'transparency',
  basis: 'inspectable',
  dataFlow: { class: 'local' },
  looksAt: 'Length, and the times, counts and program names that the file keeps about itself.',
  cannotSee: [
    'Who wrote the work, where, or with what help.',
    'Work done in another file or program, or on paper, before this file was made.',
  ],
  abstainsWhen: [],
  figures: [],

  detect({ document }) {
    return { flags: [], measurements: measurementsOf(document.facts) }
  },
}

function measurementsOf(facts: DocumentFacts): Measurement[] {
  return [
    {
      name: 'words',
      value: facts.words,
      unit: 'words',
      meaning:
        'Everything in the file counts, the list of sources and notes too. A word processor may count otherwise.',
    },
    {
      name: 'pages',
      value: facts.pages,
      unit: 'count',
      meaning: 'As the program that wrote the file laid it out; not every format keeps pages.',
    },
    {
      name: 'editing-time',
      value: facts.editingMinutes,
      unit: 'minutes',
      meaning: `How long the file was open for editing. ${byProgram}`,
    },
    {
      name: 'revisions',
      value: facts.revisions,
      unit: 'count',
      meaning: `How often the file was saved after a change. ${byProgram}`,
    },
    {
      name: 'application',
      value: facts.application,
      meaning: 'The program that wrote the file last. It says nothing about how the text came about.',
    },
    {
      name: 'created',
      value: facts.createdAt,
      meaning: `When the file, or the template behind it, was made. ${byProgram}`,
    },
    { name: 'modified', value: facts.modifiedAt, meaning: `When the file was last saved. ${byProgram}` },
  ]
}
