import type { Document } from '../../domain/screening/document.ts'
import { assemble } from '../package/assemble.ts'
import { RtfReader } from './reader.ts'

/** Whether bytes are those of an RTF file. */
export const isRtf = (bytes: Uint8Array) => Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '{\\rtf'

/**
 * Reads a Rich Text file (RTF 1.9.1). The text is what a reader of the page sees: tracked insertions in, deletions out,
 * hidden text kept apart, automatic numbers left out.
 *
 * @throws {Unreadable}
 */
export function readRtf(bytes: Buffer): Document {
  const { stories, facts } = readRtfStories(bytes)
  return assemble(stories, 'rtf', { facts })
}

/** The stories of a Rich Text file, the body first, and what it says about itself. */
export function readRtfStories(bytes: Buffer) {
  const reader = new RtfReader()
  reader.read(bytes.toString('latin1'))
  return { stories: reader.stories, facts: reader.tables.facts }
}
