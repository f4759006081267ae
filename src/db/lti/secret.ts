import { randomBytes } from 'node:crypto'
import { sha256Bytes } from '../../domain/hash.ts'

export const hashOf = (secret: string) => sha256Bytes(secret)

export const newSecret = () => randomBytes(32).toString('base64url')
