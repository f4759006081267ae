import { type MistakeKind, mistakeInWords } from '../domain/intake/not-the-work.ts'
import type { Reading, UnreadableReason } from '../domain/screening/document.ts'

const next = 'The file is kept and a person will read it.'

/** The sentence for each reason, where a reader has no more exact one. */
const sentences: Record<UnreadableReason, string> = {
  password: 'The file is protected with a password, so it could not be opened here.',
  damaged: 'Part of the file seems to be missing or damaged, so its text could not be read here.',
  not_the_work: 'This file is not the work itself.',
  no_text: 'No text was found in the file; its pages may be pictures, as in a scan.',
  too_large: 'The file holds more than can be read automatically.',
  too_slow: 'Reading the file took longer than the time set aside for it.',
  unsupported: 'This kind of file is not read automatically.',
  bytes_changed: 'The copy of the file that is kept here was damaged after it arrived, so it was not read.',
  unsafe: 'The file is packed in an unusual way, so it was not opened automatically.',
}

/** Says why a file could not be read, and what happens next, in words for the student and the tutor. */
export function unreadable(reason: UnreadableReason, sentence = sentences[reason]): Reading & { detail: string } {
  return { unreadable: reason, detail: `${sentence} ${next}` }
}

/** Ends the reading of one file from anywhere inside a reader; `extract` turns it into a `Reading`. */
export class Unreadable extends Error {
  readonly reason: UnreadableReason

  constructor(reason: UnreadableReason, sentence = sentences[reason]) {
    super(sentence)
    this.name = 'Unreadable'
    this.reason = reason
  }
}

/** A file that was sent in place of the work. */
export const notTheWork = (kind: MistakeKind) => new Unreadable('not_the_work', mistakeInWords(kind))

/** A kind of file that is not read; `what` is its name for people, with its article, and `instead` what to send, as a sentence. */
export function notRead(what: string, instead = '') {
  return new Unreadable('unsupported', `This is ${what}, which is not read automatically.${instead && ` ${instead}`}`)
}
