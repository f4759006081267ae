import { besideService } from '../tools/turnitin-emulator/beside.ts'
import { readConfig } from './config.ts'
import { demoFor, linksFor, welcome } from './demo.ts'
import { createLogger } from './log.ts'
import { runUntilStopped } from './process.ts'
import { startService } from './service.ts'

const sent = readConfig()
const emulated = process.argv.includes('--with-turnitin-emulator') ? await besideService(sent) : null
const config = emulated?.config ?? sent
const log = createLogger(config.logLevel)
const service = await startService(config, log, { api: true, background: true })
runUntilStopped(log, 15_000, () => Promise.all([service.stop(), emulated?.stop()]))

const demo = config.databaseUrl ? null : await demoFor(service.context, service.baseUrl!)
process.stdout.write(
  demo ? welcome(demo, await linksFor(service.context, demo)) : `Candour listens on ${service.baseUrl}\n`,
)
if (emulated && demo) {
  service.context.config.publicUrl ??= service.baseUrl
  process.stdout.write(await emulated.switchOn(service.baseUrl!, demo.keys.admin))
}
