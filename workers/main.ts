import { readConfig } from '../src/config.ts'
import { createLogger } from '../src/log.ts'
import { runUntilStopped } from '../src/process.ts'
import { startService } from '../src/service.ts'

const config = readConfig()
const log = createLogger(config.logLevel)
const service = await startService(config, log, { api: false, background: true })
runUntilStopped(log, 30_000, () => service.stop())
process.stdout.write('Candour works in the background\n')
