import { createHash, randomBytes } from 'node:crypto'

export const hashOf = (secret: string) => createHash('sha256').update(secret).digest()

export const newSecret = () => randomBytes(32).toString('base64url')
