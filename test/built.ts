import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** The service as JavaScript, for tests that start it as processes: as in earnest, and in half the time. */
export default function build() {
  execFileSync(process.execPath, [fileURLToPath(new URL('../bin/build.js', import.meta.url))], { stdio: 'inherit' })
}
