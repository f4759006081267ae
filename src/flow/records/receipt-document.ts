import { encode } from 'uqr'
import type { Context } from '../../context.ts'
import { DomainError } from '../../domain/error.ts'
import type { Actor } from '../../domain/people/permission.ts'
import type { Figure, ReadableDocument } from '../../domain/records/document.ts'
import { verifyReceipt } from '../../domain/records/receipt.ts'
import { receiptFacts } from '../../domain/records/receipt-facts.ts'
import { publishedKeys } from '../audit/keys.ts'
import { ownAddress } from '../own-address.ts'
import { presentWhole } from '../submission/present.ts'

/** A receipt for people: what it proves in words, and the signed token as text and as a QR code. */
export interface ReceiptForPeople {
  token: string
  receivedAt: Date
  document: ReadableDocument
}

/**
 * The receipt of a work for a person who may read the work. It names the assessment and the file, which the token does not.
 * Throws NOT_FOUND where the work has been erased.
 */
export async function receiptForPeople(context: Context, who: Actor, id: string): Promise<ReceiptForPeople> {
  const { view, submission } = await presentWhole(context, who, id)
  const token = view.receipt
  const checked = token ? verifyReceipt(token, await publishedKeys(context)) : null
  if (!token || !checked?.ok) throw new DomainError('NOT_FOUND', 'There is no receipt: the work has been erased.')
  const facts = receiptFacts(checked.claims, context.config.timeZone)
  const check = `${ownAddress(context)}/receipts/verify`
  const named: [string, string][] = view.file ? [['File', view.file.name]] : []
  return {
    token,
    receivedAt: submission.receivedAt,
    document: {
      title: 'Receipt for handed-in work',
      sections: [
        {
          heading: 'What was received',
          blocks: [
            'This receipt is a signed proof that exactly this file arrived at this time.',
            { facts: [...named, ...facts] },
          ],
        },
        {
          heading: 'How to check it',
          blocks: [
            `Open ${check}, give the receipt below and the file, and press “Check”. No sign-in is needed. The QR code opens the check with this receipt.`,
            qrCode(`${check}?receipt=${token}`),
          ],
        },
        { heading: 'The signed receipt', blocks: [token] },
      ],
    },
  }
}

/** A QR code as a figure of squares. */
function qrCode(text: string): Figure {
  const { size, data } = encode(text, { ecc: 'L', border: 4 })
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('')
  return { figure: path, size, label: 'QR code that opens the check of this receipt' }
}
