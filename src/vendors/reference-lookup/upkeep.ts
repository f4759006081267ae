import type { DetectorRuntime, Upkeep } from '../../domain/screening/detector.ts'
import { ask } from './ask.ts'
import { crossrefSearch } from './indexes/crossref.ts'
import { addressesOf, type Settings } from './settings.ts'

/** Once a day: whether Crossref answers us. Nothing of a work is asked. */
export async function upkeep(settings: Settings, runtime: DetectorRuntime): Promise<Upkeep> {
  const address = `${addressesOf(settings).crossref}${crossrefSearch('handbook', settings.mailto)}`
  const answer = await ask(settings, runtime, { name: 'Crossref', address })
  const asks = ['Crossref', 'DataCite', ...(settings.openAlexKey ? ['OpenAlex'] : [])]
  const facts = { asks, contact: settings.mailto }
  if ('fault' in answer) return { ok: false, credentials: 'unknown', detail: answer.fault.message, facts }
  return { ok: true, credentials: 'work', detail: `Crossref answers. Asked are ${asks.join(', ')}.`, facts }
}
