import type { Evidence, Json, RemoteDetector } from '../../../src/domain/screening/detector.ts'
import { analyse, remove } from './call.ts'

/** Where the service is, what it is called, and the key it knows us by. */
export interface Settings {
  id: string
  title: string
  /** Without a slash at the end. */
  baseUrl: string
  apiKey: string
  recipient: { name: string; region: string }
}

/**
 * A remote detector of the simplest shape: one call with the text, and one answer with places in it. It is the example
 * of `docs/contributing/add-a-vendor.md` and proves that the interface holds more than Turnitin.
 */
export function spanJson(settings: Settings): RemoteDetector {
  const { id, title, recipient, baseUrl } = settings
  return {
    id,
    version: '1',
    title,
    point: 'checks_are_advisory',
    basis: 'statistical',
    dataFlow: {
      class: 'external-pseudonymous',
      recipient: { ...recipient, hosts: [new URL(baseUrl).hostname] },
      sends: ['text'],
      vendorRetention: 'until-erased',
      erasure: 'api',
      consent: 'none',
    },
    looksAt: 'Passages that the service marks in the text, each with a note.',
    cannotSee: ['It says nothing about how a passage came to be written.'],
    abstainsWhen: ['The text is empty.'],
    figures: [],
    pricing: { unit: 'words', words: 250 },
    limits: { atOnce: 2, perSecond: 5 },
    options: () => ({}),

    async step(_handle, work) {
      const { text, words } = await work.payload()
      if (!words) return { state: 'skipped', reason: 'no_text', detail: 'There is no text to look at.' }
      const answer = await analyse(settings, work, text)
      if ('fault' in answer) return { state: 'failed', fault: answer.fault }
      const evidence = answer.spans.map(
        ({ start, end, note }): Evidence => ({ in: 'text', start, end, quote: text.slice(start, end), note }),
      )
      return {
        state: 'succeeded',
        handle: { v: 1, externalId: answer.id, data: null },
        opinion: {
          flags: evidence.length
            ? [
                {
                  rule: 'marked-passages',
                  severity: 'info',
                  message: `${title} marked ${evidence.length} passages to read again.`,
                  evidence,
                },
              ]
            : [],
          measurements: [
            {
              name: 'share-marked',
              value: answer.share,
              unit: 'ratio',
              range: [0, 1],
              meaning: 'Share of the text that was marked. It is no statement about its author.',
            },
          ],
        },
      }
    },

    async erase(handle, _mode, runtime) {
      const gone = await remove(settings, runtime, handle.externalId!)
      if ('fault' in gone) return { state: 'failed', fault: gone.fault }
      const proof: Json = { document: handle.externalId!, status: gone.status, at: runtime.now.toISOString() }
      return { state: 'erased', proof }
    },

    async upkeep() {
      return { ok: true, credentials: 'unknown', detail: 'There is nothing to look after between runs.', facts: null }
    },
  }
}
