import Type from 'typebox'
import { expect, test } from 'vitest'
import { limits } from '../../src/domain/limits.ts'
import { fitting, misfits, problemsIn } from '../../src/domain/shape.ts'

const Person = Type.Object({
  name: Type.String({ minLength: 1, problem: 'Nobody is named.', expected: 'A name.' }),
  age: Type.Optional(Type.Integer({ minimum: 0 })),
})

test('every place that does not fit is named once, in words', () => {
  expect(problemsIn(Type.Array(Person), [{ name: '', age: -1 }, {}, 'Kim'], 'people')).toEqual([
    { field: 'people[0].name', problem: 'Nobody is named.', expected: 'A name.' },
    { field: 'people[0].age', problem: 'This value cannot be used.', expected: 'A number not below 0.' },
    { field: 'people[1].name', problem: 'Nobody is named.', expected: 'A name.' },
    { field: 'people[2]', problem: 'This value cannot be used.', expected: 'An object with named fields.' },
  ])
})

test('of very many problems as many are named as a person can read', () => {
  const people = Array.from({ length: 100 }, () => ({ name: 7, age: 'old' }))

  expect(problemsIn(Type.Array(Person), people, 'people')).toHaveLength(limits.problems)
})

test('a name with slashes is found again in its schema', () => {
  const claim = 'https://purl.example/claim/version~1'
  const Token = Type.Object({ [claim]: Type.Literal('1.3.0', { reason: 'version' }) })

  for (const token of [{}, { [claim]: '1.1' }]) {
    expect(misfits(Token, token)).toMatchObject([{ schema: { reason: 'version' } }])
    expect(problemsIn(Token, token)).toMatchObject([{ field: claim }])
  }
})

test('a value that fits comes back as it is, and any other is refused with its fields', () => {
  const kim = { name: 'Kim', more: true }

  expect(fitting(Person, kim, { message: 'Who is it?' })).toBe(kim)
  expect(() => fitting(Person, null, { message: 'Who is it?' })).toThrow(
    expect.objectContaining({ code: 'INVALID_INPUT', message: 'Who is it?', fields: [expect.anything()] }),
  )
})
