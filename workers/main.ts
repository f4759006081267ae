import closeWithGrace from 'close-with-grace'
import { readConfig } from '../src/config.ts'
import { createLogger } from '../src/log.ts'
import { startService } from '../src/service.ts'

const config = readConfig()
const service = await startService(config, createLogger(config.logLevel), { api: false, background: true })
closeWithGrace({ delay: 30_000, logger: false }, () => service.stop())
process.stdout.write('Candour works in the background\n')
