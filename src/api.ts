import { readConfig } from './config.ts'
import { createLogger } from './log.ts'
import { runUntilStopped } from './process.ts'
import { startService } from './service.ts'

const config = readConfig()
const log = createLogger(config.logLevel)
const service = await startService(config, log, { api: true, background: false })
runUntilStopped(log, 30_000, () => service.stop())
process.stdout.write(`Candour listens on ${service.baseUrl}\n`)
