import { join } from 'node:path'
import type { Config } from '../config.ts'
import type { Setting } from '../domain/operations/setting-problem.ts'
import { diskStorage } from './disk.ts'
import type { Storage } from './storage.ts'

/** S3 where it is configured, else the data directory. The client of S3 is large, so it is loaded only where it is used. */
export async function openStorage({ s3, dataDir }: Pick<Config, 's3' | 'dataDir'>): Promise<Storage> {
  const folder = join(dataDir, 'files')
  if (!s3) return diskStorage(folder)
  const { s3Storage } = await import('./s3/s3.ts')
  return s3Storage(s3, folder)
}

/** Which setting says where files live, for a sentence about a storage that cannot be used. */
export function placeOfFiles({ s3 }: Pick<Config, 's3'>): Setting {
  if (!s3) return dataFolder
  return {
    variable: 'S3_BUCKET',
    kind: 'a bucket at S3_ENDPOINT with the key S3_ACCESS_KEY_ID',
    remedy:
      'Check these settings and that the storage runs; the key has to be allowed to list, read, write, copy and delete.',
  }
}

/** The folder of everything that is kept on this machine. */
export const dataFolder: Setting = {
  variable: 'CANDOUR_DATA_DIR',
  kind: 'a folder',
  remedy: 'Let the user of this process write there, or name another folder on a disk with room.',
}
