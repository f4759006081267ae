import { createHmac } from 'node:crypto'

/**
 * The name under which a detector knows a student: stable, so that a detector can tell a student's own
 * earlier work, and meaningless without the provider's salt (docs/reference/turnitin.md#pseudonyms-and-erasure).
 */
export function pseudonymOf(studentId: string, salt: Buffer): string {
  return `stu_${createHmac('sha256', salt).update(studentId).digest('hex').slice(0, 32)}`
}

/**
 * The name under which a student's work for one assessment is known here: on its receipt, and to those who mark it. It is
 * another one in each assessment, so that no name that is shown in one gives away whose work it is in another.
 */
export function pseudonymIn(assessmentId: string, studentId: string, salt: Buffer): string {
  return pseudonymOf(`${assessmentId} ${studentId}`, salt)
}
