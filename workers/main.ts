import { startHealth } from '../src/listen.ts'
import { configured, endWith, runUntilStopped } from '../src/process.ts'
import { lowerPriority } from '../src/sandbox/priority.ts'
import { start } from '../src/start.ts'
import { startBackground } from './background.ts'

const { config, log } = configured()
// Answers to people and programs go before work in the background.
lowerPriority()
await runUntilStopped(log, 30_000, async (stopWith) => {
  const service = await start(config, log, { kind: 'worker', databaseDied: endWith })
  stopWith(service.stop)
  await service.add(startBackground)
  const { workerPort } = config
  if (workerPort !== null) await service.add((context) => startHealth(context, workerPort))
  service.context.sandbox.warm()
  process.stdout.write('Candour works in the background\n')
})
