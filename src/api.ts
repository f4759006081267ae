import { readConfig } from './config.ts'
import { startApi } from './listen.ts'
import { createLogger } from './log.ts'
import { runUntilStopped } from './process.ts'
import { start } from './start.ts'

const config = readConfig()
const log = createLogger(config.logLevel)
await runUntilStopped(log, 30_000, async (stopWith) => {
  const service = await start(config, log)
  stopWith(service.stop)
  const { baseUrl } = await service.add(startApi)
  process.stdout.write(`Candour listens on ${baseUrl}\n`)
})
