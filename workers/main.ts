import { readConfig } from '../src/config.ts'
import { createLogger } from '../src/log.ts'
import { runUntilStopped } from '../src/process.ts'
import { start } from '../src/start.ts'
import { startBackground } from './background.ts'

const config = readConfig()
const log = createLogger(config.logLevel)
await runUntilStopped(log, 30_000, async (stopWith) => {
  const service = await start(config, log)
  stopWith(service.stop)
  await service.add(startBackground)
  service.context.sandbox.warm()
  process.stdout.write('Candour works in the background\n')
})
