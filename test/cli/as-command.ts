import { vi } from 'vitest'
import { main } from '../../src/cli/main.ts'
import type { Config } from '../../src/config.ts'

/** Runs a command in the environment that gives this configuration. Returns its exit code; `said` gets its lines. */
export async function asCommand(config: Config, args: string[], said: string[] = []): Promise<number> {
  vi.stubEnv('DATABASE_URL', config.databaseUrl!)
  vi.stubEnv('MIGRATE_DATABASE_URL', config.migrateDatabaseUrl!)
  vi.stubEnv('CANDOUR_DATA_DIR', config.dataDir)
  vi.stubEnv('SIGNING_KEY', config.signingKey!)
  vi.stubEnv('PUBLIC_URL', config.publicUrl ?? '')
  try {
    return await main(args, (line) => said.push(line))
  } finally {
    vi.unstubAllEnvs()
  }
}
