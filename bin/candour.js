#!/usr/bin/env node
import { fileURLToPath } from 'node:url'
import { register } from 'tsx/esm/api'

// Our own tsconfig, or JSX would be compiled as the folder says from which the command happens to be called.
register({ tsconfig: fileURLToPath(new URL('../tsconfig.json', import.meta.url)) })

const { main } = await import('../src/cli/main.ts')
process.exitCode = await main(process.argv.slice(2), (line) => process.stdout.write(`${line}\n`))
