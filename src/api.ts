import closeWithGrace from 'close-with-grace'
import { readConfig } from './config.ts'
import { createLogger } from './log.ts'
import { startService } from './service.ts'

const config = readConfig()
const log = createLogger(config.logLevel)
const service = await startService(config, log, { api: true, background: false })
closeWithGrace({ delay: 30_000, logger: false }, ({ err }) => {
  if (err) log.fatal({ error: err.message, stack: err.stack }, 'an error that nobody expected ends this process')
  return service.stop()
})
process.stdout.write(`Candour listens on ${service.baseUrl}\n`)
