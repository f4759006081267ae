import type { Json, RemoteDetector } from '../../domain/screening/detector.ts'
import { pdf } from './api/pdf.ts'
import type { Settings } from './api/settings.ts'
import { agree, terms } from './api/terms.ts'
import { view } from './api/view.ts'
import { readCallback } from './api/webhook.ts'
import { erase } from './erase.ts'
import { type Options, readOptions } from './options.ts'
import { step } from './step.ts'
import { upkeep } from './upkeep.ts'

const titles = { turnitin: 'Turnitin', ithenticate: 'iThenticate' }

/** Turnitin's (or iThenticate's) similarity report through the Turnitin Core API. */
export function turnitin(settings: Settings): RemoteDetector {
  return {
    id: 'turnitin',
    version: '1',
    title: titles[settings.product],
    point: 'checks_are_advisory',
    basis: 'statistical',
    dataFlow: {
      class: 'external-pseudonymous',
      recipient: {
        name: titles[settings.product],
        hosts: [new URL(settings.baseUrl).hostname],
        region: "the region of the provider's tenant",
      },
      sends: ['text', 'title', 'pseudonym', 'group'],
      vendorRetention: 'until-erased',
      erasure: 'api',
      consent: 'learner-terms',
    },
    looksAt: 'Which share of the text also stands in sources that Turnitin knows, and which sources those are.',
    cannotSee: [
      'It cannot tell quotation, common phrases or an earlier draft from anything else; a person has to read the places.',
      'It finds only sources that Turnitin has collected, and no ideas that were put into other words.',
      "It gets the text alone, so its report does not show the file's own layout.",
      'It says nothing about AI writing here; where the licence includes that view, it is in the report behind the link.',
      "A student's whole name in the text is masked before it leaves; a first name alone, or somebody else's name, is not.",
    ],
    abstainsWhen: [
      'The text has fewer than 20 words, or 2 MB and more.',
      "The student has not accepted Turnitin's terms where the tenant asks for that.",
    ],
    figures: [],
    pricing: { unit: 'document' },
    limits: { atOnce: settings.atOnce, perSecond: settings.perSecond },
    options: (sent) => readOptions(settings, sent) as unknown as Json,
    step: (handle, work) => step(settings, handle, work),
    erase: (handle, mode, runtime) => erase(settings, handle, mode, runtime),
    readCallback,
    isOpenToStudents: (options) => (options as unknown as Options).studentsSeeReport,
    view: (handle, viewer, runtime) => view(settings, handle, viewer, runtime),
    pdf: (handle, pending, locale, runtime) => pdf(settings, handle, pending, locale, runtime),
    terms: (language, runtime) => terms(settings, language, runtime),
    agree: (author, acceptance, runtime) => agree(settings, author, acceptance, runtime),
    upkeep: (runtime) => upkeep(settings, runtime),
  }
}
