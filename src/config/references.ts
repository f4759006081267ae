import { urlIn } from '../domain/url.ts'
import type { Environment } from './variables.ts'

/** How the indexes of publications are asked (`vendors/reference-lookup`). */
export interface ReferencesConfig {
  mailto: string
  openAlexKey: string | null
  /** `http://127.0.0.1:4040` in place of the three hosts; null otherwise. */
  emulator: string | null
}

const loopback = ['127.0.0.1', 'localhost', '[::1]']

/** Null where no address to write to is set; adds to `problems` what cannot be used. */
export function references(env: Environment, problems: string[]): ReferencesConfig | null {
  const { REFERENCES_MAILTO: mailto, REFERENCES_OPENALEX_KEY: key, REFERENCES_ALLOW_HOST: host } = env
  if (!mailto) {
    if (key || host)
      problems.push('REFERENCES_OPENALEX_KEY and REFERENCES_ALLOW_HOST do nothing without REFERENCES_MAILTO.')
    return null
  }
  const emulator = host ? `http://${host}` : null
  const address = emulator && urlIn(emulator)
  if (emulator && (!address || !loopback.includes(address.hostname) || address.origin !== emulator)) {
    problems.push('REFERENCES_ALLOW_HOST is only for an emulator on this machine: 127.0.0.1 or localhost, with a port.')
    return null
  }
  return { mailto: mailto.trim(), openAlexKey: key?.trim() ?? null, emulator }
}
