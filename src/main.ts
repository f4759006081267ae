import { withEmulator } from '../tools/turnitin-emulator/with-service.ts'
import { startBackground } from '../workers/background.ts'
import { demoFor, linksFor, welcome } from './demo.ts'
import { startApi } from './listen.ts'
import { configured, endWith, runUntilStopped } from './process.ts'
import { start } from './start.ts'

const { config: given, log } = configured()
const emulated = process.argv.includes('--with-turnitin-emulator') ? await withEmulator(given) : null
const config = emulated?.config ?? given
await runUntilStopped(log, 15_000, async (stopWith) => {
  const service = await start(config, log, { databaseDied: endWith })
  const { context } = service
  stopWith(() => Promise.all([service.stop(), emulated?.stop()]))
  await service.add(startBackground)
  const { baseUrl } = await service.add(startApi)
  // Only now, so that the children that read files do not delay the first answer.
  context.sandbox.warm()

  const demo = config.databaseUrl ? null : await demoFor(context, baseUrl)
  process.stdout.write(demo ? welcome(demo, await linksFor(context, demo)) : `Candour listens on ${baseUrl}\n`)
  if (emulated && demo) {
    context.config.publicUrl ??= baseUrl
    process.stdout.write(await emulated.switchOn(baseUrl, demo.keys.admin))
  }
})
