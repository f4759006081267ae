import { readConfig } from './config.ts'
import { startApi } from './listen.ts'
import { createLogger } from './log.ts'
import { runUntilStopped } from './process.ts'
import { start } from './start.ts'

const config = readConfig()
const log = createLogger(config.logLevel)
const service = await start(config, log)
const { baseUrl } = await service.add(startApi)
runUntilStopped(log, 30_000, service.stop)
process.stdout.write(`Candour listens on ${baseUrl}\n`)
