import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Variable, Variables } from '../src/config/variables.ts'

const page = resolve(import.meta.dirname, '../docs/operating/configuration.md')

const head = `# Configuration

Every setting is an environment variable, and every one has a default. They are read in one place, \`src/config.ts\`; one that
is empty counts as one that is not set. A value that cannot be used stops the start with a sentence that names the variable.
A secret can be in a file: set the variable with \`_FILE\` after its name, such as \`SIGNING_KEY_FILE\`, to the path of the file.
This page is written by \`npm run docs:config\` from \`src/config/variables.ts\`.

| variable | takes | without it | what | read by |
|---|---|---|---|---|
`

/** The documentation of every variable, as it stands in docs/operating/configuration.md. */
export function configurationPage(): string {
  const rows = Object.entries(Variables.properties as unknown as Record<string, Variable>).map(
    ([name, { takes, what, process, without, default: fallback, secret }]) => {
      const applies = without ?? (fallback === undefined ? '–' : `\`${fallback}\``)
      return `| \`${name}\` | ${takes}${secret ? ' (secret)' : ''} | ${applies} | ${what} | ${process} |`
    },
  )
  return `${head}${rows.join('\n')}\n`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(page, configurationPage())
