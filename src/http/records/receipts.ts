import Type from 'typebox'
import type { Context } from '../../context.ts'
import { filesOf } from '../../domain/records/receipt.ts'
import { publishedKeys } from '../../flow/audit/keys.ts'
import { checkReceipt } from '../../flow/records/check-receipt.ts'
import { type App, groupOf } from '../server/routes.ts'
import { KeySet, ReceiptCheck } from './shapes.ts'

/** Receipts can be checked by anybody, here or offline with the published keys. */
export const receiptRoutes = groupOf(getKeys, postVerify)

function getKeys(app: App, context: Context) {
  app.get(
    '/receipts/keys',
    {
      config: { action: 'public' },
      schema: { summary: 'The public keys that sign receipts (JWKS)', security: [], response: { 200: KeySet } },
    },
    () => publishedKeys(context),
  )
}

function postVerify(app: App, context: Context) {
  app.post(
    '/receipts/verify',
    {
      config: { action: 'public' },
      schema: {
        summary: 'Check a receipt, and optionally the SHA-256 of a file against it',
        security: [],
        body: Type.Object({
          receipt: Type.String({ maxLength: 10_000 }),
          fileSha256: Type.Optional(Type.String({ maxLength: 64, pattern: '^[0-9a-fA-F]{64}$' })),
        }),
        response: { 200: ReceiptCheck },
      },
    },
    async ({ body }) => {
      const checked = await checkReceipt(context, body.receipt)
      if (!checked.ok) return { valid: false, problem: checked.problem }
      const asked = body.fileSha256?.toLowerCase()
      if (asked && !filesOf(checked.claims).some(({ sha256 }) => sha256 === asked)) {
        return { valid: false, problem: 'The receipt is genuine, but it is for another file.', claims: checked.claims }
      }
      return { valid: true, claims: checked.claims }
    },
  )
}
