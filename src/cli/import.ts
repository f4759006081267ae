import { access } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { readConfig } from '../config.ts'
import { type Imported, importRoster, readRosterAt } from '../flow/people/import-roster.ts'
import { silent } from '../log.ts'
import { start } from '../start.ts'
import { type Command, exit } from './command.ts'

/** Brings people, courses and enrolments in from a file; says first what would change. */
export const importCommand: Command = {
  usage: 'import <file> [--apply] [--skip-problems]',
  about:
    'Compares a roster (CSV with the columns course, role, name, email and externalId, or a OneRoster 1.2 zip) with what is here and says line by line what would change and what is wrong. With --apply the changes are made in one transaction; with --skip-problems lines that are wrong are left out. Nothing is ever deleted. Set up by the same variables as the service.',

  async run(args, print) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { apply: { type: 'boolean', default: false }, 'skip-problems': { type: 'boolean', default: false } },
    })
    const [file] = positionals
    if (file === undefined || positionals.length > 1) {
      print(`Usage: candour ${this.usage}`)
      return exit.unable
    }
    const path = resolve(file)
    await access(path)
    const service = await start(readConfig(), silent)
    try {
      const roster = await readRosterAt(service.context, path)
      const options = { apply: values.apply, skipProblems: values['skip-problems'] }
      return say(await importRoster(service.context, null, roster, options), options.apply, print)
    } finally {
      await service.stop()
    }
  },
}

function say({ applied, lines, counts }: Imported, apply: boolean, print: (line: string) => void): number {
  for (const { file, line, changes, problems } of lines) {
    const place = [file, `line ${line}`].filter(Boolean).join(', ')
    for (const { field, problem, expected } of problems) print(`✗ ${place}, ${field}: ${problem} Expected: ${expected}`)
    if (changes.length) print(`  ${place}: ${changes.join(', ').replaceAll('_', ' ')}`)
  }
  const { unchanged, problems, coursesAdded, peopleAdded, peopleChanged, enrolled, left } = counts
  print(
    `${coursesAdded} courses and ${peopleAdded} people added, ${peopleChanged} people changed, ${enrolled} enrolled, ${left} left; ${unchanged} lines say what is here already; ${problems} have problems.`,
  )
  if (!applied)
    print(
      apply ? 'Nothing was changed, because of the problems.' : 'Nothing was changed yet; --apply makes the changes.',
    )
  return problems ? exit.fails : exit.holds
}
