import { DomainError } from '../../../domain/error.ts'
import type { Acceptance, DetectorRuntime, Terms } from '../../../domain/screening/detector.ts'
import { bareHtml } from '../bare-html.ts'
import { eulaOf } from '../create.ts'
import { knownEula, knownFeatures, readEula, readFeatures } from '../known.ts'
import { ask } from './ask.ts'
import { termsLanguage } from './locale.ts'
import type { Settings } from './settings.ts'

/** The terms in force in the nearest language, or null where the tenant asks for none. Throws UNAVAILABLE in words. */
export async function terms(settings: Settings, wished: string, runtime: DetectorRuntime): Promise<Terms | null> {
  const features =
    (await knownFeatures(runtime.notes, runtime.now)) ??
    (await after(readFeatures(settings, runtime), () => knownFeatures(runtime.notes, runtime.now)))
  if (!features?.requireEula) return null
  const eula =
    (await knownEula(runtime.notes, runtime.now)) ??
    (await after(readEula(settings, runtime), () => knownEula(runtime.notes, runtime.now)))
  const { version, languages } = eula!
  const language = termsLanguage(wished, languages)

  const name = `terms ${version} ${language}`
  const kept = await runtime.notes.read(name)
  if (typeof kept === 'string') return { version, language, languages, html: kept }
  const answer = await ask(settings, runtime, { method: 'GET', path: `/eula/${version}/view?lang=${language}` })
  if (answer.fault) throw unavailable(answer.fault.message)
  const html = bareHtml(answer.bytes.toString('utf8'))
  await runtime.notes.write(name, html)
  return { version, language, languages, html }
}

/** Tells Turnitin what a learner accepted. A version that is no longer in force is forgotten here. */
export async function agree(
  settings: Settings,
  author: string,
  acceptance: Acceptance,
  runtime: DetectorRuntime,
): Promise<void> {
  const answer = await ask(settings, runtime, {
    method: 'POST',
    path: `/eula/${acceptance.version}/accept`,
    json: { user_id: author, ...eulaOf(acceptance) },
  })
  if (answer.status === 404) await runtime.notes.write('eula', null)
  if (answer.fault) throw unavailable(answer.fault.message)
}

async function after<T>(reading: ReturnType<typeof readFeatures>, read: () => Promise<T>): Promise<T> {
  const { fault } = await reading
  if (fault) throw unavailable(fault.message)
  return read()
}

/** What the person who clicked is told. */
export function unavailable(message: string): DomainError {
  return new DomainError('UNAVAILABLE', `${message} Please try again in a few minutes; the work itself is safe here.`)
}
