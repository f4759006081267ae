import { startApi } from './listen.ts'
import { configured, endWith, runUntilStopped } from './process.ts'
import { start } from './start.ts'

const { config, log } = configured()
await runUntilStopped(log, 30_000, async (stopWith) => {
  const service = await start(config, log, { kind: 'api', databaseDied: endWith })
  stopWith(service.stop)
  const { baseUrl } = await service.add(startApi)
  process.stdout.write(`Candour listens on ${baseUrl}\n`)
})
