import { type TimeZone, timeInWords } from '../dates/zone.ts'
import type { ReceiptClaims } from './receipt.ts'

/** What a receipt proves to everyone who holds it, in words: no name of a person, a course or a file is in it. */
export function receiptFacts(claims: ReceiptClaims, zone: TimeZone): [name: string, value: string][] {
  const { attempt, beside = [], completedAt, dueAt, dueChangedAt, late } = claims
  const time = (at: string) => timeInWords(new Date(at), zone)
  const row = (name: string, value: string | undefined): [string, string][] => (value ? [[name, value]] : [])
  return [
    ['Given for', claims.kind === 'completed' ? 'A file and its reflection' : 'A file, before its reflection'],
    ['Received', `${time(claims.receivedAt)}${late ? ', after the due date' : ''}`],
    ...row('Reflection added', completedAt && time(completedAt)),
    ...row('Due', dueAt && time(dueAt)),
    ...row('Later due date set', dueChangedAt && time(dueChangedAt)),
    ...row('Attempt', attempt?.toString()),
    ['Size of the file', `${claims.fileBytes.toLocaleString('en-GB')} bytes`],
    ['File check code (SHA-256)', claims.fileSha256],
    ...beside.map(({ sha256 }, index): [string, string] => [`Check code of extra file ${index + 1}`, sha256]),
    ['Policy version', claims.policyVersion],
    ['Reference of the work', claims.submission],
  ]
}
