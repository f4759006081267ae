import type { Config } from '../../src/config.ts'
import { emulatorKey, startEmulator } from './start.ts'

/**
 * Starts the emulator beside the service, for a newcomer who wants to see a Turnitin run from end to end. Returns the
 * configuration that leads to it, and `switchOn`, which does what an admin would do and says what to try.
 */
export async function withEmulator(config: Config) {
  const { baseUrl, stop } = await startEmulator({ production: config.production })
  const tenant = {
    baseUrl: `${baseUrl}/api/v1`,
    apiKey: emulatorKey,
    product: 'turnitin' as const,
    atOnce: 4,
    perSecond: 10,
  }
  return {
    config: { ...config, turnitin: tenant },
    stop,
    async switchOn(serviceUrl: string, adminKey: string): Promise<string> {
      const ask = async (method: string, what: string, body: object) => {
        const response = await fetch(`${serviceUrl}/v1/detectors/turnitin/${what}`, {
          method,
          headers: { authorization: `Bearer ${adminKey}`, 'content-type': 'application/json' },
          body: JSON.stringify(body),
        })
        if (!response.ok) throw new Error(`The emulated Turnitin could not be switched on (HTTP ${response.status}).`)
      }
      await ask('PUT', 'switch', {
        state: 'on',
        owner: 'Demo admin',
        reason: 'To see a run from end to end, against an emulator on this machine.',
        declaration: {
          recipient: 'The Turnitin emulator on this machine',
          region: 'This machine',
          retention: 'Until it stops',
          lawfulBasis: 'None needed: a demonstration with sample work',
        },
      })
      // Registers the callback at once, so that the first work does not have to wait for the first poll.
      await ask('POST', 'upkeep', {})
      return `
An emulated Turnitin is switched on (${baseUrl}/emulator). Nothing it says is a real report.
A few seconds after the hand-in, the tutor reads where it stands (put the id in the middle):

  curl -sS -H 'Authorization: Bearer <tutor key>' ${serviceUrl}/v1/submissions/<id>/remote-runs
`
    },
  }
}
