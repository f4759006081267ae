import { deadlines } from '../../../domain/deadlines.ts'
import type { DetectorRuntime, Handle, Json, Viewer } from '../../../domain/screening/detector.ts'
import { urlIn } from '../../../domain/url.ts'
import { object } from '../known.ts'
import { isTurnitin } from './address.ts'
import { ask } from './ask.ts'
import { viewerLocale } from './locale.ts'
import type { Settings } from './settings.ts'
import { unavailable } from './terms.ts'

const viewerMs = deadlines.vendorPage.wholeMs

/** A link into Turnitin's viewer for one click; its own AI-writing view, where licensed, is in there. Throws UNAVAILABLE. */
export async function view(
  settings: Settings,
  handle: Handle,
  viewer: Viewer,
  runtime: DetectorRuntime,
): Promise<{ url: string }> {
  const quick = { ...settings, timeouts: { json: viewerMs, upload: viewerMs } }
  const answer = await ask(quick, runtime, {
    method: 'POST',
    path: `/submissions/${handle.externalId}/viewer-url`,
    json: requestFor(viewer),
  })
  const { viewer_url: url } = object(answer.json)
  if (answer.fault) throw unavailable(answer.fault.message)
  if (typeof url !== 'string' || !leadsToTurnitin(url, settings))
    throw unavailable('Turnitin gave a link that leads elsewhere.')
  return { url }
}

function requestFor({ pseudonym, role, locale, anonymous }: Viewer): Json {
  const tutor = role === 'tutor'
  return {
    viewer_user_id: pseudonym,
    locale: viewerLocale(locale),
    viewer_default_permission_set: tutor ? 'INSTRUCTOR' : 'LEARNER',
    viewer_permissions: {
      may_view_submission_full_source: tutor,
      may_view_match_submission_info: tutor && !anonymous,
      may_view_flags_panel: tutor,
      may_view_document_details_panel: tutor && !anonymous,
      may_view_sections_exclusion_panel: tutor,
    },
    similarity: { modes: { match_overview: true, all_sources: true }, view_settings: { save_changes: tutor } },
    sidebar: { default_mode: 'similarity' },
  }
}

function leadsToTurnitin(url: string, { baseUrl }: Settings): boolean {
  const link = urlIn(url)
  if (!link) return false
  const { protocol, hostname, host } = link
  return (protocol === 'https:' && isTurnitin(hostname)) || host === new URL(baseUrl).host
}
