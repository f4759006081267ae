import type { DetectorRuntime, Upkeep } from '../../domain/screening/detector.ts'
import type { Settings } from './api/settings.ts'
import { tendWebhook } from './api/webhook.ts'
import { knownEula, knownFeatures, readEula, readFeatures } from './known.ts'

/** Once a day: features, terms and the callback. The first answer also says whether the key works. */
export async function upkeep(settings: Settings, runtime: DetectorRuntime): Promise<Upkeep> {
  const { fault } = await readFeatures(settings, runtime)
  if (fault) {
    const credentials = fault.scope === 'credential' ? 'refused' : 'unknown'
    return { ok: false, credentials, detail: fault.message, facts: null }
  }
  const features = await knownFeatures(runtime.notes, runtime.now)
  const eula = features?.requireEula ? await readEula(settings, runtime) : null
  const webhook = await tendWebhook(settings, runtime)
  const trouble = eula?.fault ?? webhook.fault
  return {
    ok: !trouble,
    credentials: 'work',
    detail: trouble ? `The key works. ${trouble.message}` : `The key works. ${webhook.detail}`,
    facts: {
      product: features!.productName,
      repositories: features!.repositories,
      termsRequired: features!.requireEula,
      termsVersion: (await knownEula(runtime.notes, runtime.now))?.version ?? null,
      callbacks: webhook.detail,
    },
  }
}
