import { DomainError } from '../../domain/error.ts'
import type { Json, RemoteDetector } from '../../domain/screening/detector.ts'
import { addressesOf, type Settings } from './settings.ts'
import { step } from './step.ts'
import { upkeep } from './upkeep.ts'

/** References looked up at Crossref, DataCite and OpenAlex. Only a reference or its DOI leaves, never who cites it. */
export function referenceLookup(settings: Settings): RemoteDetector {
  const hosts = Object.values(addressesOf(settings)).map((address) => new URL(address).hostname)
  return {
    id: 'reference-lookup',
    version: '1',
    title: 'References looked up',
    point: 'academic_integrity',
    basis: 'statistical',
    dataFlow: {
      class: 'external-pseudonymous',
      recipient: {
        name: 'Crossref, DataCite and OpenAlex',
        hosts: [...new Set(hosts)],
        region: 'the United States and the European Union',
      },
      sends: ['text'],
      vendorRetention: 'none',
      erasure: 'impossible',
      consent: 'none',
    },
    looksAt:
      'Papers in the list of sources: whether the indexes of publishers have them as they stand. Each reference or its DOI is sent by itself, without the text, the student or the assessment.',
    cannotSee: [
      'Books, reports, web pages, laws and newspapers: they are in no such index and are not asked about.',
      'Many real papers: small journals, other languages and older work are often in no index, so “not found” says nothing about a source.',
      'Whether a source says what the text says of it, or was read.',
    ],
    abstainsWhen: ['The work has no list of sources that could be read.', 'An entry is a book or grey literature.'],
    figures: [],
    pricing: { unit: 'free' },
    limits: { atOnce: 1, perSecond: settings.perSecond ?? 2 },
    options: readOptions,
    step: (handle, work) => step(settings, handle, work),
    upkeep: (runtime) => upkeep(settings, runtime),
  }
}

/** There is nothing to set for an assessment. Throws INVALID_INPUT naming each field that was sent all the same. */
function readOptions(sent: Json): Json {
  const fields = typeof sent === 'object' && sent !== null ? Object.keys(sent) : []
  if (fields.length === 0) return {}
  const problems = fields.map((field) => ({ field, problem: 'This setting is not known.', expected: 'No settings.' }))
  throw new DomainError('INVALID_INPUT', 'The look-up of references has no settings.', problems)
}
