import { createHmac } from 'node:crypto'

/**
 * The name under which anything outside the provider knows a student: stable, so that a detector can tell somebody's own
 * earlier work, and meaningless without the provider's salt (docs/reference/turnitin.md#pseudonyms-and-erasure).
 */
export function pseudonymOf(studentId: string, salt: Buffer): string {
  return `stu_${createHmac('sha256', salt).update(studentId).digest('hex').slice(0, 32)}`
}
