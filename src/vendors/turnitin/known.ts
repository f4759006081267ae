import type { DetectorRuntime, Json, Notes } from '../../domain/screening/detector.ts'
import { type Answer, ask } from './api/ask.ts'
import type { Settings } from './api/settings.ts'

/** Turnitin wants features and terms to be read again every 24 h; an hour more bridges a late upkeep. */
const staleAfter = 25 * 3_600_000

/** What the licence allows, as far as we use it; unknown fields are kept and ignored. */
export interface Features {
  repositories: string[]
  autoExcludes: boolean
  viewSettings: string[]
  viewerModes: string[]
  requireEula: boolean
  productName: string
}

export interface Eula {
  version: string
  languages: string[]
}

/** The features as they were last read, or null when that is too long ago. */
export async function knownFeatures(notes: Notes, now: Date): Promise<Features | null> {
  return (await fresh(notes, 'features', now)) as Features | null
}

/** The terms in force as they were last read, or null when that is too long ago. */
export async function knownEula(notes: Notes, now: Date): Promise<Eula | null> {
  return (await fresh(notes, 'eula', now)) as Eula | null
}

/** Reads the features again. The answer's fault, or null when they were read. */
export async function readFeatures(settings: Settings, runtime: DetectorRuntime): Promise<Answer> {
  const answer = await ask(settings, runtime, { method: 'GET', path: '/features-enabled' })
  if (answer.fault) return answer
  const features = featuresFrom(answer.json)
  if (!features) return unclear(answer)
  await runtime.notes.write('features', { at: runtime.now.getTime(), value: features as unknown as Json })
  return answer
}

/** Reads which terms are in force. */
export async function readEula(settings: Settings, runtime: DetectorRuntime, language = 'en-US'): Promise<Answer> {
  const answer = await ask(settings, runtime, { method: 'GET', path: `/eula/latest?lang=${language}` })
  if (answer.fault) return answer
  const { version, available_languages: languages } = object(answer.json)
  if (typeof version !== 'string') return unclear(answer)
  const value = { version, languages: strings(languages) }
  await runtime.notes.write('eula', { at: runtime.now.getTime(), value })
  return answer
}

/** Turnitin refused an acceptance, so what we know of its terms is old. */
export async function forgetEula(notes: Notes): Promise<void> {
  await notes.write('eula', null)
}

async function fresh(notes: Notes, name: string, now: Date): Promise<Json> {
  const { at, value } = object(await notes.read(name))
  return typeof at === 'number' && now.getTime() - at < staleAfter ? (value ?? null) : null
}

function featuresFrom(json: Json): Features | null {
  const { similarity, tenant, product_name: product } = object(json)
  if (!similarity) return null
  const { generation_settings: generation, view_settings: view, viewer_modes: modes } = object(similarity)
  return {
    repositories: strings(object(generation).search_repositories),
    autoExcludes: object(generation).submission_auto_excludes === true,
    viewSettings: namesOf(view),
    viewerModes: namesOf(modes),
    requireEula: object(tenant).require_eula === true,
    productName: typeof product === 'string' ? product : 'Turnitin',
  }
}

const unclear = (answer: Answer): Answer => ({
  ...answer,
  fault: {
    code: 'protocol',
    scope: 'run',
    retry: 'later',
    message: 'Turnitin answered with something we do not understand.',
  },
})

/** A JSON object, or an empty one for anything else. */
export const object = (value: Json | undefined) =>
  value && typeof value === 'object' && !Array.isArray(value) ? value : ({} as { [key: string]: Json })

const strings = (value: Json | undefined) =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : []

const namesOf = (value: Json | undefined) =>
  Object.entries(object(value))
    .filter(([, allowed]) => allowed === true)
    .map(([name]) => name)
