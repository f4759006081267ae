import { readFileSync } from 'node:fs'

const about = JSON.parse(readFileSync(new URL('../../../../package.json', import.meta.url), 'utf8')) as {
  version: string
}

/** What `X-Turnitin-Integration-Version` says. */
export const { version } = about
