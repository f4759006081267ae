/** Why a launch is refused: a code for counting, a sentence that helps the admin of the LMS. Browsers see neither. */
export class Refusal extends Error {
  readonly reason: string

  constructor(reason: string, message: string) {
    super(message)
    this.name = 'Refusal'
    this.reason = reason
  }
}
