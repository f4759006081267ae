import { Redis } from 'ioredis'
import pg from 'pg'

/** Every row that BullMQ keeps in Postgres. */
export async function jobsInPostgres(url: string): Promise<string> {
  const client = new pg.Client(url)
  await client.connect()
  const { rows } = await client.query(
    `select query_to_xml(format('select * from bullmq.%I', tablename), true, false, '')::text as content
    from pg_tables where schemaname = 'bullmq'`,
  )
  await client.end()
  return rows.map(({ content }) => content).join('\n')
}

/** Every value that BullMQ keeps in the hashes of Redis, where its jobs are. */
export async function jobsInRedis(url: string): Promise<string> {
  const redis = new Redis(url)
  const hashes = await Promise.all((await redis.keys('*')).map((key) => redis.hgetall(key).catch(() => ({}))))
  redis.disconnect()
  return JSON.stringify(hashes)
}
