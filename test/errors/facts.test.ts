import { DrizzleQueryError } from 'drizzle-orm'
import fc from 'fast-check'
import pg from 'pg'
import { describe, expect, test } from 'vitest'
import { DomainError } from '../../src/domain/error.ts'
import { errorFacts } from '../../src/errors/facts.ts'
import { errorText } from '../../src/errors/text.ts'

const essay = 'The children of Ms Okafor’s group built a tower.'

/** What node-postgres raises for a refused insert. */
function refusal(change: object = {}) {
  const error = new pg.DatabaseError(`value "${essay}" is not right`, 100, 'error')
  return Object.assign(error, {
    severity: 'ERROR',
    code: '23514',
    detail: `Failing row contains (${essay}).`,
    hint: essay,
    internalQuery: `select '${essay}'`,
    where: `PL/pgSQL function keep_history(integer) line 3 at RAISE, ${essay}`,
    schema: 'public',
    table: 'texts',
    column: 'text',
    dataType: 'text',
    constraint: 'texts_text_check',
    file: 'execMain.c',
    routine: 'ExecConstraints',
    ...change,
  })
}

describe('of a failed query', () => {
  test('the code, the constraint, its table and the place in our code are told, and no value', () => {
    const facts = errorFacts(new DrizzleQueryError('insert into texts values ($1)', [essay], refusal()))

    expect(facts).toEqual({
      type: 'DrizzleQueryError',
      stack: expect.stringMatching(/^ {4}at .*facts\.test\.ts:\d+:\d+\)?\n/),
      cause: {
        type: 'DatabaseError',
        code: '23514',
        severity: 'ERROR',
        schema: 'public',
        table: 'texts',
        column: 'text',
        dataType: 'text',
        constraint: 'texts_text_check',
        routine: 'ExecConstraints',
        function: 'keep_history',
        stack: expect.stringMatching(/at refusal \(.*facts\.test\.ts:\d+:\d+\)/),
      },
    })
  })

  test('a property that is no identifier is left out', () => {
    expect(errorFacts(refusal({ constraint: essay, table: essay, code: essay }))).not.toHaveProperty('constraint')
  })
})

describe('of other errors', () => {
  test('ours keep their sentence, without the fields that quote what was typed', () => {
    const error = new DomainError('INVALID_INPUT', 'Some of it cannot be used.', [
      { field: 'a', problem: essay, expected: essay },
    ])

    expect(errorFacts(error)).toEqual({
      type: 'DomainError',
      code: 'INVALID_INPUT',
      message: 'Some of it cannot be used.',
      stack: expect.any(String),
    })
  })

  test('the system’s say which call failed, and where', () => {
    const error = Object.assign(new Error(`ENOENT: no such file, open '/data/files/3f'`), {
      ...{ code: 'ENOENT', syscall: 'open', path: '/data/files/3f', errno: -2 },
    })

    expect(errorFacts(error)).toMatchObject({ code: 'ENOENT', syscall: 'open', path: '/data/files/3f' })
    expect(errorFacts(error)).not.toHaveProperty('message')
  })

  test('a lost connection is named by the driver’s own fixed sentence, and never by one that only begins like it', () => {
    expect(errorFacts(new Error('Connection terminated unexpectedly'))).toMatchObject({
      message: 'Connection terminated unexpectedly',
    })
    expect(errorFacts(new Error(`Connection terminated unexpectedly ${essay}`))).not.toHaveProperty('message')
  })

  test('Redis says its code before its sentence', () => {
    const error = Object.assign(new Error(`OOM command not allowed, ${essay}`), { name: 'ReplyError' })

    expect(errorFacts(error)).toMatchObject({ type: 'ReplyError', code: 'OOM' })
  })

  test('an answer over HTTP leaves its status', () => {
    expect(errorFacts(Object.assign(new Error(essay), { $metadata: { httpStatusCode: 503 } }))).toMatchObject({
      status: 503,
    })
  })

  test('several errors in one are each described', () => {
    const error = new AggregateError([Object.assign(new Error(essay), { code: 'ECONNREFUSED' })], essay)

    expect(errorFacts(error)).toMatchObject({ type: 'AggregateError', errors: [{ code: 'ECONNREFUSED' }] })
  })

  test('what is thrown and is no error leaves its type alone', () => {
    expect([errorFacts(essay), errorFacts(undefined), errorFacts({ message: essay })]).toEqual([
      { type: 'string' },
      { type: 'undefined' },
      { type: 'Object' },
    ])
  })

  test('a circle of causes comes to an end', () => {
    const error = new Error('a')
    error.cause = error

    expect(JSON.stringify(errorFacts(error)).match(/"type"/g)).toHaveLength(5)
  })
})

describe('the text that an error holds', () => {
  /** The words of a student between lines that look like a stack. */
  const messages = fc
    .array(fc.constantFrom('MARKED', 'at', '\n', '    at read (file:///essay MARKED.ts:1:1)', ' ', 'Error: ', ':1:1)'))
    .map((parts) => parts.join(''))

  test('is nowhere in the facts, whatever it looks like', () => {
    fc.assert(
      fc.property(messages, messages, (outer, inner) => {
        const error = new TypeError(outer, { cause: new Error(inner) })

        expect(JSON.stringify(errorFacts(error))).not.toContain('MARKED')
        expect(errorText(error)).not.toContain('MARKED')
      }),
    )
  })

  test('is nowhere in the facts when the message was changed after the stack was made', () => {
    const error = new Error('    at read (file:///essay MARKED.ts:1:1)')
    expect(error.stack).toContain('MARKED')
    error.message = 'changed'

    expect(errorFacts(error)).toEqual({ type: 'Error' })
  })
})

test('facts as text say the same in lines', () => {
  expect(errorText(refusal({ stack: undefined, where: undefined }))).toBe(
    'DatabaseError: code 23514, severity ERROR, schema public, table texts, column text, dataType text, constraint texts_text_check, routine ExecConstraints',
  )
})
