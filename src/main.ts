import closeWithGrace from 'close-with-grace'
import { readConfig } from './config.ts'
import { demoFor, linksFor, welcome } from './demo.ts'
import { createLogger } from './log.ts'
import { startService } from './service.ts'

const config = readConfig()
const log = createLogger(config.logLevel)
const service = await startService(config, log, { api: true, background: true })
closeWithGrace({ delay: 15_000, logger: false }, () => service.stop())

const demo = config.databaseUrl ? null : await demoFor(service.context, service.baseUrl!)
process.stdout.write(
  demo ? welcome(demo, await linksFor(service.context, demo)) : `Candour listens on ${service.baseUrl}\n`,
)
