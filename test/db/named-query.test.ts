import type pg from 'pg'
import { expect, test } from 'vitest'
import { namedQuery } from '../../src/db/named-query.ts'

const asSent = { query: async (config: pg.QueryConfig) => config } as never

test('each name becomes one position, and a cast is no name', async () => {
  const query = namedQuery('find', 'select :id::uuid, :kind::text from works where id = :id')

  expect(await query(asSent, { kind: 'essay', id: '1' })).toEqual({
    name: 'find',
    text: 'select $1::uuid, $2::text from works where id = $1',
    values: ['1', 'essay'],
  })
})

test('a value that is missing or has another name is refused', () => {
  const query = namedQuery('find', 'select :id')

  expect(() => query(asSent, {})).toThrow('The statement find takes id')
  expect(() => query(asSent, { id: '1', kind: 'essay' })).toThrow(TypeError)
})
