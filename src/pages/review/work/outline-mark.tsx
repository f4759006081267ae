import type { OutlineEntry } from '../../../domain/screening/document.ts'

/**
 * What the program that wrote the text shows before a paragraph: the level of a heading, the number of an item of a list.
 * It is no part of the text, so it is not selected with it.
 */
export function OutlineMark({ entry: { heading, depth, label } }: { entry: OutlineEntry }) {
  if (heading !== null) {
    return (
      <span class="outline-mark">
        <abbr title={`Heading, level ${heading}`}>H{heading}</abbr> {label}{' '}
      </span>
    )
  }
  return label ? (
    <span class="outline-mark">
      {'\u2003'.repeat(depth)}
      {label}{' '}
    </span>
  ) : null
}
