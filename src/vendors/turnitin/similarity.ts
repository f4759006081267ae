import type { Handle, Json, Outcome, Step } from '../../domain/screening/detector.ts'
import { ask, fault, messageOf } from './api/ask.ts'
import type { Settings } from './api/settings.ts'
import { dataOf, handleWith, waiting } from './handle.ts'
import { type Features, knownFeatures, object, readFeatures } from './known.ts'
import { skipNamedIn } from './limits.ts'
import { opinionOf } from './opinion.ts'
import { excludable, type Options } from './options.ts'

/** Asks for the similarity report with the assessment's settings, as far as the licence allows them. */
export async function requestReport(settings: Settings, handle: Handle, work: Step): Promise<Outcome> {
  const features = await knownFeatures(work.notes, work.now)
  if (!features) {
    const { fault } = await readFeatures(settings, work)
    return fault ? { state: 'failed', handle, fault } : waiting(handle, 'What Turnitin offers was read again.', 'now')
  }
  const options = work.options as unknown as Options
  const repositories = options.repositories.filter((name) => features.repositories.includes(name))
  if (!repositories.length) {
    const message = `The licence includes none of the collections chosen for this assessment (${options.repositories.join(', ')}).`
    return { state: 'failed', handle, fault: fault('bad_request', 'never', message) }
  }
  const { earlier } = await work.payload()
  const answer = await ask(settings, work, {
    method: 'PUT',
    path: `/submissions/${handle.externalId}/similarity`,
    json: {
      generation_settings: {
        search_repositories: repositories,
        auto_exclude_self_matching_scope: options.selfMatchScope,
        ...(features.autoExcludes && earlier.length && { submission_auto_excludes: earlier }),
      },
      view_settings: viewSettings(options, features),
      indexing_settings: { add_to_index: options.addToIndex },
    },
  })
  const requested = handleWith(handle.externalId!, { ...dataOf(handle), phase: 'requested' })
  if (!answer.fault) return waiting(requested, 'Turnitin is comparing the text.', 'poll')
  if (answer.status === 409)
    return skipNamedIn(messageOf(answer.json)) ?? waiting(requested, 'Turnitin is comparing the text.', 'poll')
  return { state: 'failed', handle, fault: answer.fault }
}

function viewSettings({ exclude, excludeSmallMatches }: Options, { viewSettings: allowed }: Features): Json {
  const settings: { [name: string]: Json } = {}
  for (const name of excludable) {
    if (allowed.includes(`exclude_${name}`)) settings[`exclude_${name}`] = exclude.includes(name)
  }
  if (excludeSmallMatches !== null && allowed.includes('exclude_small_matches')) {
    settings.exclude_small_matches = excludeSmallMatches
  }
  return settings
}

/**
 * Reads the report. Only COMPLETE with a whole percentage is a result; COMPLETE without one is a fault of the interface
 * and never 0. A report that Turnitin does not know sends the run back to ask how the document stands.
 */
export async function readReport(settings: Settings, handle: Handle, work: Step): Promise<Outcome> {
  const answer = await ask(settings, work, { method: 'GET', path: `/submissions/${handle.externalId}/similarity` })
  const data = dataOf(handle)
  if (answer.status === 404 && data.phase === 'requested') {
    return waiting(
      handleWith(handle.externalId!, { ...data, phase: 'uploaded' }),
      'Turnitin does not know of a report yet.',
      'poll',
    )
  }
  if (answer.fault) return { state: 'failed', handle, fault: answer.fault }

  const report = object(answer.json)
  if (report.submission_id !== undefined && report.submission_id !== handle.externalId) {
    return {
      state: 'failed',
      handle,
      fault: fault('protocol', 'later', 'Turnitin answered with the report of another document.'),
    }
  }
  if (typeof report.status !== 'string') {
    return {
      state: 'failed',
      handle,
      fault: fault('protocol', 'later', 'Turnitin answered without saying where the report stands.'),
    }
  }
  if (report.status !== 'COMPLETE') return waiting(handle, 'Turnitin is comparing the text.', 'poll')
  const opinion = opinionOf(report, work.options as unknown as Options)
  if (!opinion) {
    return {
      state: 'failed',
      handle,
      fault: fault('protocol', 'later', 'Turnitin says that the report is complete, but gives no usable percentage.'),
    }
  }
  return { state: 'succeeded', handle: handleWith(handle.externalId!, { ...data, phase: 'done' }), opinion }
}
