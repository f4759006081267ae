import closeWithGrace from 'close-with-grace'
import { readConfig } from './config.ts'
import { createLogger } from './log.ts'
import { startService } from './service.ts'

const config = readConfig()
const service = await startService(config, createLogger(config.logLevel), { api: true, background: false })
closeWithGrace({ delay: 30_000, logger: false }, () => service.stop())
process.stdout.write(`Candour listens on ${service.baseUrl}\n`)
