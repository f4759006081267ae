import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import '../../../src/http/operations/metrics.ts'
import { registry } from '../../../src/http/operations/registry.ts'

const deploy = resolve(import.meta.dirname, '../../../deploy')
const files = readdirSync(deploy, { recursive: true, encoding: 'utf8' }).filter((name) =>
  /\.(ya?ml|json|service)$/.test(name),
)
const text = (name: string) => readFileSync(join(deploy, name), 'utf8')

test('every metric that the dashboard, the alert rules and the autoscaler name is one that is measured', () => {
  const known = registry.getMetricsAsArray().map(({ name }) => name)
  const named = files.flatMap((name) => text(name).match(/\b(candour|process)_[a-z_]+\b/g) ?? [])
  const metrics = [...new Set(named)].map((name) => name.replace(/_(bucket|count|sum)$/, ''))

  expect(metrics.length).toBeGreaterThan(15)
  expect(metrics.filter((name) => !known.includes(name))).toEqual([])
})

test('what is started is Node itself, never npm, which does not pass on the signal to stop', () => {
  const compose = readFileSync(join(deploy, '../docker-compose.yml'), 'utf8')
  const image = readFileSync(join(deploy, '../Dockerfile'), 'utf8')
  const started = [...files.map(text), compose, image].flatMap(
    (all) => all.match(/^\s*(ExecStart=|command:|CMD |ENTRYPOINT ).*$/gm) ?? [],
  )

  expect(started.filter((line) => /candour|dist\//.test(line)).length).toBeGreaterThan(7)
  expect(started.filter((line) => /\bnp[mx]\b/.test(line))).toEqual([])
})
