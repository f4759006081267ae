import { DomainError } from '../domain/error.ts'
import type { StorageTrouble } from '../domain/files/storage-trouble.ts'

const sentences: Record<StorageTrouble, string> = {
  absent:
    'The file cannot be found in the storage just now. It is not taken for lost: it will be looked for again, and an administrator can see that it is missing.',
  unreachable: 'The storage of files does not answer just now. Nothing was lost; please try again in a few minutes.',
}

/** The kind of trouble that an error of a storage says, or null for any other error. */
export function troubleIn(error: unknown): StorageTrouble | null {
  return error instanceof DomainError ? (error.details.storage ?? null) : null
}

/** The error for bytes that are not there, or a storage that cannot be reached; its cause is for the log. */
export function storageTrouble(trouble: StorageTrouble, cause?: unknown): DomainError {
  const error = new DomainError('UNAVAILABLE', sentences[trouble], [], { storage: trouble })
  return Object.assign(error, cause !== undefined && { cause })
}

/** What a disk, or S3, says in its own way. */
const absent = ['ENOENT', 'NoSuchKey', 'NotFound']
const full = ['ENOSPC', 'EDQUOT', 'EFBIG', 'InsufficientStorage', 'QuotaExceeded', 'XMinioStorageFull']

type Raised = { code?: string; name?: string; $metadata?: { httpStatusCode?: number } }

/** Whether a storage refused bytes because there is no room for them. */
export function saysFull(error: unknown): boolean {
  const { code = '', name = '', $metadata } = (error ?? {}) as Raised
  return full.includes(code) || full.includes(name) || $metadata?.httpStatusCode === 507
}

/** Any error of a storage as one of ours. */
export function explainTrouble(error: unknown): DomainError {
  if (troubleIn(error)) return error as DomainError
  const { code = '', name = '' } = error as Raised
  return storageTrouble(absent.includes(code) || absent.includes(name) ? 'absent' : 'unreachable', error)
}

/** Makes a call to a storage; whatever goes wrong is thrown as absent or unreachable. */
export async function reaching<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call()
  } catch (error) {
    throw explainTrouble(error)
  }
}

/** The same, and null where what was asked for is not there. */
export async function unlessAbsent<T>(call: () => Promise<T>): Promise<T | null> {
  try {
    return await reaching(call)
  } catch (error) {
    if (troubleIn(error) === 'absent') return null
    throw error
  }
}

/** Whether what a call is about was there. */
export const ifThere = async (call: () => Promise<unknown>): Promise<boolean> =>
  (await unlessAbsent(async () => ({ done: await call() }))) !== null
