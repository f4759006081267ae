import { vi } from 'vitest'
import { main } from '../../src/cli/main.ts'
import type { Config } from '../../src/config.ts'

/** Runs a command in the environment that gives this configuration. Returns its exit code; `said` gets its lines. */
export const asCommand = (config: Config, args: string[], said: string[] = []): Promise<number> =>
  asCommandIn(
    {
      DATABASE_URL: config.databaseUrl!,
      MIGRATE_DATABASE_URL: config.migrateDatabaseUrl!,
      CANDOUR_DATA_DIR: config.dataDir,
      SIGNING_KEY: config.signingKey!,
      PUBLIC_URL: config.publicUrl ?? '',
    },
    args,
    said,
  )

/** The same with these variables. */
export async function asCommandIn(variables: Record<string, string>, args: string[], said: string[]): Promise<number> {
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value)
  try {
    return await main(args, (line) => said.push(line))
  } finally {
    vi.unstubAllEnvs()
  }
}
