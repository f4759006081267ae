import closeWithGrace from 'close-with-grace'
import { readConfig } from '../../src/config.ts'
import { emulatorKey, startEmulator } from './start.ts'

const config = readConfig()
const [, , ...flags] = process.argv
const port = Number(flags.find((flag) => /^--port=\d+$/.test(flag))?.slice(7) ?? 3301)
const { baseUrl, stop } = await startEmulator({
  port,
  production: config.production,
  forced: flags.includes('--force'),
})
closeWithGrace({ delay: 5_000, logger: false }, stop)
process.stdout.write(`The Turnitin emulator listens on ${baseUrl}. Nothing it says is a real report.

  TURNITIN_BASE_URL=${baseUrl} TURNITIN_ALLOW_HOST=127.0.0.1 TURNITIN_API_KEY=${emulatorKey} npm start

Its controls: ${baseUrl}/emulator
`)
