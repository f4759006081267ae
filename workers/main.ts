import closeWithGrace from 'close-with-grace'
import { readConfig } from '../src/config.ts'
import { createLogger } from '../src/log.ts'
import { startService } from '../src/service.ts'

const config = readConfig()
const log = createLogger(config.logLevel)
const service = await startService(config, log, { api: false, background: true })
closeWithGrace({ delay: 30_000, logger: false }, ({ err }) => {
  if (err) log.fatal({ error: err.message, stack: err.stack }, 'an error that nobody expected ends this process')
  return service.stop()
})
process.stdout.write('Candour works in the background\n')
