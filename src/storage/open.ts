import { join } from 'node:path'
import type { Config } from '../config.ts'
import { diskStorage } from './disk.ts'
import type { Storage } from './storage.ts'

/** S3 where it is configured, else the data directory. The client of S3 is large, so it is loaded only where it is used. */
export async function openStorage({ s3, dataDir }: Pick<Config, 's3' | 'dataDir'>): Promise<Storage> {
  const folder = join(dataDir, 'files')
  if (!s3) return diskStorage(folder)
  const { s3Storage } = await import('./s3/s3.ts')
  return s3Storage(s3, folder)
}
