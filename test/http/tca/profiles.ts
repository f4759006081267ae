import type { Profile } from './plugin.ts'

const json: [string, string] = ['Content-Type', 'application/json']
const integration = (name: string, version: string): [string, string][] => [
  ['X-Turnitin-Integration-Name', name],
  ['X-Turnitin-Integration-Version', version],
]
/** Moodle leaves spaces as they are. */
const spaced = (name: string) => encodeURIComponent(name).replaceAll('%20', ' ')
const inline = (name: string) => `inline; filename="${name}"`

/** The plug-ins that the front is made for; each deviates from the others somewhere. */
export const profiles: Profile[] = [
  {
    name: 'Moodle turnitinsim',
    headers: [...integration('Moodle', 'tii-v2026012201.2023100900'), json],
    uploadTypes: ['application/json', 'binary/octet-stream'],
    disposition: (name) => inline(spaced(name)),
    title: spaced,
    registration: {
      signing_secret: '00112233445566778899aabbccddeeff00112233',
      description: 'Moodle',
      event_types: ['SUBMISSION_COMPLETE', 'SIMILARITY_COMPLETE', 'SIMILARITY_UPDATED'],
      allow_insecure: true,
    },
  },
  {
    name: 'OJS and OMP plagiarism',
    headers: integration('OJS', '3.4.0'),
    uploadTypes: ['binary/octet-stream'],
    disposition: (name) => encodeURIComponent(inline(name)),
    title: (name) => name,
    registration: {
      signing_secret: Buffer.from('a secret of the journal').toString('base64'),
      description: 'OJS',
      event_types: [
        'SUBMISSION_COMPLETE',
        'SIMILARITY_COMPLETE',
        'SIMILARITY_UPDATED',
        'PDF_STATUS',
        'GROUP_ATTACHMENT_COMPLETE',
      ],
      allow_insecure: false,
    },
  },
  {
    name: 'Sakai content review',
    headers: [...integration('Sakai', '23.0'), json],
    uploadTypes: ['binary/octet-stream'],
    disposition: (name) => inline(encodeURIComponent(name)),
    title: encodeURIComponent,
    registration: {
      signing_secret: Buffer.from('a secret of Sakai').toString('base64'),
      description: 'Sakai',
      event_types: ['SIMILARITY_COMPLETE', 'SUBMISSION_COMPLETE'],
      allow_insecure: true,
    },
  },
  {
    name: 'Open edX platform-plugin-turnitin',
    headers: [...integration('OpenEdx', '1.0.0'), json],
    uploadTypes: ['binary/octet-stream'],
    disposition: (name) => `inline; filename="${Buffer.from(name).toString('latin1')}"`,
    title: (name) => name,
    registration: {
      signing_secret: Buffer.from('a secret of edX').toString('base64'),
      event_types: ['SUBMISSION_COMPLETE', 'SIMILARITY_COMPLETE'],
    },
  },
]
