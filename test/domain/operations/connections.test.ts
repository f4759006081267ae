import { expect, test } from 'vitest'
import { connectionsOf, type ProcessKind, sumOf } from '../../../src/domain/operations/connections.ts'

const unset = { databaseConnections: null, queueConnections: null, redisUrl: null }
const sum = (kind: ProcessKind, given = {}) => sumOf(connectionsOf(kind, { ...unset, ...given }))

test('two API processes and three workers open 40 connections to Postgres at most', () => {
  expect(2 * sum('api') + 3 * sum('worker')).toBeLessThanOrEqual(40)
})

test('the pools are settings, and a queue on Redis needs no connection to Postgres', () => {
  expect(connectionsOf('api', { ...unset, databaseConnections: 12, queueConnections: 5 })).toEqual({
    database: 12,
    queue: 5,
    listening: 0,
  })
  expect(connectionsOf('worker', { ...unset, redisUrl: 'redis://redis' })).toMatchObject({ queue: 0 })
})
