import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { is } from 'drizzle-orm'
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core'
import { describe, expect, test } from 'vitest'
import * as schema from '../src/db/schema/index.ts'
import { routesOf } from './http/routes.ts'
import { aService } from './service.ts'

const { context, call } = await aService({}, { background: false })

/** Names, in any spelling of compounds, under which a score of machine authorship goes: `aiScore`, `human-written-ratio`. */
const author = '(?:ai|artificial|machine|chat ?bot|bot|llm|gpt|chat ?gpt|synthetic|human)'
const made = '(?:generated|written|authored|writing|text)'
const scored =
  '(?:score|likeness|likelihood|probability|confidence|percent(?:age)?|ratio|share|index|rating|rate|detected|detection|detector|verdict)'
const named = new RegExp(
  String.raw`\b${author}(?: ${made})? (?:is )?${scored}\b|\b${scored} (?:of )?${author}\b|\bis ${author}(?: ${made})?\b|\b(?:perplexity|burstiness|ai ?ness)\b`,
)

/** Sentences that state one: “83 % AI”, “likely written by a machine”. */
const stated = [
  /\d\s?%\s?(?:AI|machine|human|bot)\b/i,
  /\b(?:likely|probably|possibly|certainly|appears? to be|seems? to be)\b[^.]{0,25}\b(?:AI|machine|chatbot|bot|LLM|ChatGPT|human)[- ](?:generated|written|authored)/i,
  /\b(?:likely|probably|possibly|certainly)\b[^.]{0,25}\b(?:generated|written|authored|produced) by (?:an? )?(?:AI|machine|chatbot|bot|LLM|ChatGPT|human)\b/i,
  /\b(?:AI|machine|human)[- ](?:likeness|score|probability|likelihood)\b/i,
  /\b(?:probability|likelihood|chance|confidence|score)\b[^.]{0,30}\b(?:AI|machine|chatbot|bot|ChatGPT)[- ](?:generated|written|authored|use)\b/i,
]

const words = (name: string) =>
  name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/[^A-Za-z\d]+/g, ' ')
    .toLowerCase()
const isNameOfOne = (name: string) => named.test(words(name))
const statesOne = (sentence: string) => stated.some((form) => form.test(sentence))

describe('nothing here states or scores whether somebody used AI', () => {
  test.each(['aiScore', 'ai_generated_probability', '/v1/submissions/:id/ai-likeness', 'isAiGenerated', 'burstiness'])(
    'the name “%s” would be noticed',
    (name) => expect(isNameOfOne(name)).toBe(true),
  )

  test.each([
    'This text is 83 % AI.',
    'It was probably written by a machine.',
    'Likely AI-generated.',
    'AI likeness: high',
    'The probability of AI-written text is low.',
  ])('the sentence “%s” would be noticed', (sentence) => expect(statesOne(sentence)).toBe(true))

  test.each(['aiUsed', 'aiLevel', 'ai-author-citation', 'similarityScore'])('the name “%s” is something else', (name) =>
    expect(isNameOfOne(name)).toBe(false),
  )

  test('no table or column holds one', () => {
    const tables = Object.values(schema as Record<string, unknown>).filter((one) => is(one, PgTable))

    const names = tables
      .map((table) => getTableConfig(table as PgTable))
      .flatMap(({ name, columns }) => [name, ...columns.map((column) => column.name)])

    expect(names.length).toBeGreaterThan(100)
    expect(names.filter(isNameOfOne)).toEqual([])
  })

  test('no route, and no field of the API, carries one', async () => {
    const routes = await routesOf(context)
    const description = (await call(null, 'GET', '/openapi.json')).body
    const fields = namesIn(description)

    expect(routes.length).toBeGreaterThan(20)
    expect(fields.length).toBeGreaterThan(200)
    expect([...routes, ...fields].filter(isNameOfOne)).toEqual([])
  })

  test('no field, measurement or figure of a detector is one, and no sentence says one', () => {
    const files = ['src', 'workers', 'demo'].flatMap(filesIn)

    const names = files.flatMap(({ path, text }) =>
      [...text.matchAll(/^\s*'?([A-Za-z][\w-]*)'?\??:|name: '([^']+)'/gm)]
        .map(([, key, name]) => name ?? key!)
        .filter(isNameOfOne)
        .map((name) => `${path}: ${name}`),
    )
    const sentences = files.flatMap(({ path, text }) =>
      text
        .split('\n')
        .filter(statesOne)
        .map((line) => `${path}: ${line.trim()}`),
    )

    expect(files.length).toBeGreaterThan(200)
    expect(names).toEqual([])
    expect(sentences).toEqual([])
  })
})

/** Every property and parameter name in an OpenAPI description. */
function namesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  const own = Array.isArray(value) ? [] : Object.keys(value)
  const parameter = (value as { name?: unknown }).name
  return [
    ...own,
    ...(typeof parameter === 'string' ? [parameter] : []),
    ...Object.values(value).flatMap((inner) => namesIn(inner)),
  ]
}

function filesIn(folder: string) {
  const root = join(import.meta.dirname, '..', folder)
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|js|json|sql|html|md)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }))
}
