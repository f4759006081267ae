import { sha256Hex } from '../hash.ts'

/** What a student confirms when handing in (points `verify_output`, `academic_integrity` and `own_responsibility`). */
export const responsibilityStatement =
  'This is my own work. I have said how and why I used AI, or that I did not. I have checked what I hand in, and I take responsibility for it.'

/** Goes into the receipt, so that the wording shown can be proved. */
export const responsibilitySha256 = sha256Hex(responsibilityStatement)
