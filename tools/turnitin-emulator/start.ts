import { createEmulator } from './emulator.ts'
import type { Setup } from './state.ts'

/** The key that the emulator takes by default; it opens nothing else. */
export const emulatorKey = 'emulator-key'

const deliverEveryMs = 500

/**
 * Starts the emulator on this machine and sends its callbacks as they fall due. It refuses to run in production unless
 * it is asked for expressly, because a made-up score must never look real.
 */
export async function startEmulator(options: {
  port?: number
  production: boolean
  forced?: boolean
  setup?: Partial<Setup>
}) {
  if (options.production && !options.forced) {
    throw new Error(
      'The Turnitin emulator does not start in production: its scores are made up. Add --force if you are sure.',
    )
  }
  const emulator = createEmulator({ apiKey: emulatorKey, ...options.setup })
  const baseUrl = await emulator.listen(options.port ?? 0)
  const timer = setInterval(() => void emulator.deliver(), deliverEveryMs).unref()
  return {
    baseUrl,
    emulator,
    async stop() {
      clearInterval(timer)
      await emulator.app.close()
    },
  }
}
