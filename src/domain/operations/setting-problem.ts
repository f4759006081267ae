import { DomainError } from '../error.ts'

/** A variable of the configuration, as a sentence about a failed start names it. */
export interface Setting {
  variable: string
  /** What its value is, such as “the address of a Postgres”; never the value. */
  kind: string
  /** What to do, as a sentence. */
  remedy: string
}

/** What the error codes of Node, Postgres, S3 and Redis say about the value of a setting. */
const reasons: Record<string, string> = {
  ECONNREFUSED: 'nothing listens at its address',
  ECONNRESET: 'its machine ends the connection',
  ENOTFOUND: 'no machine has its name',
  EAI_AGAIN: 'the name of its machine cannot be looked up',
  ETIMEDOUT: 'its machine does not answer',
  EHOSTUNREACH: 'its machine cannot be reached',
  ENETUNREACH: 'its network cannot be reached',
  '28P01': 'the server refuses the name or the password in it',
  '28000': 'the server does not let this login in',
  '3D000': 'the server has no database of that name',
  '42501': 'its login lacks a right that is needed',
  '53300': 'the server has no connection left',
  '57P03': 'the server is starting or stopping',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is not trusted',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is not trusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate is not trusted',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name',
  EACCES: 'the user of this process may not use it',
  EPERM: 'the user of this process may not use it',
  EROFS: 'it lies on a disk that is read-only',
  ENOSPC: 'its disk is full',
  EDQUOT: 'its disk quota is used up',
  ENOTDIR: 'it, or a folder above it, is a file',
  EEXIST: 'it, or a folder above it, is a file',
  ENOENT: 'it is not there',
  NoSuchBucket: 'there is no such bucket',
  InvalidAccessKeyId: 'the storage does not know this key',
  SignatureDoesNotMatch: 'the storage refuses the secret of this key',
  AccessDenied: 'this key may not use the bucket',
  WRONGPASS: 'the server refuses the name or the password in it',
  NOAUTH: 'the server wants a password',
}

/** Messages of libraries that give no code. */
const messages: [RegExp, string][] = [
  [/timeout expired|connection timeout|timeout exceeded/i, 'its machine does not answer'],
  [/does not support SSL/, 'the server offers no TLS, which the address asks for'],
  [/SASL|password must be a string/, 'it has no password, which the server wants'],
]

/**
 * Why a setting cannot be used, as an error for an operator: the variable, what it holds, the reason and what to do, and
 * nothing of its value. An error that says nothing about the setting comes back as it is.
 */
export function settingProblem(error: unknown, { variable, kind, remedy }: Setting): unknown {
  if (error instanceof DomainError && error.cause === undefined) return error
  const reason = reasonIn(error)
  if (reason === null) return error
  return new DomainError('UNAVAILABLE', `${variable}, ${kind}, cannot be used: ${reason}. ${remedy}`)
}

/** Waits for something that depends on a setting. Throws what `settingProblem` makes of an error. */
export async function withSetting<Result>(setting: Setting, result: Promise<Result>): Promise<Result> {
  try {
    return await result
  } catch (error) {
    throw settingProblem(error, setting)
  }
}

/** The reason that an error, one of its causes or one of several tries gives. */
export function reasonIn(error: unknown, depth = 0): string | null {
  if (typeof error !== 'object' || error === null || depth > 5) return null
  const { code, name, message = '', cause, errors } = error as Partial<Error> & { code?: unknown; errors?: unknown }
  const spoken = messages.find(([pattern]) => pattern.test(message))?.[1]
  const known = reasons[String(code)] ?? reasons[String(name)] ?? reasons[message.split(' ')[0]!] ?? spoken
  const others = [cause, ...(Array.isArray(errors) ? errors : [])]
  return known ?? others.map((other) => reasonIn(other, depth + 1)).find((reason) => reason !== null) ?? null
}
