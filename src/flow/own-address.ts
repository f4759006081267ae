import type { Context } from '../context.ts'

/** Where people and programs reach this deployment, without a slash at the end. */
export function ownAddress({ config: { publicUrl, host, port } }: Pick<Context, 'config'>): string {
  return publicUrl ?? `http://${host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host}:${port}`
}
