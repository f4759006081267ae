import type { Span } from '../../../domain/screening/document.ts'
import type { ShownFlag } from '../flags/shown.ts'
import type { Text } from './text.ts'
import type { Place } from './text-pages.ts'

/** Every place of evidence in this text, numbered like the flags. Evidence from another reading of the file is in that text. */
export function placesOf(flags: ShownFlag[], text: Text | null): Place[] {
  return flags.flatMap(({ id, evidence, dismissed, readerVersion }, index) =>
    dismissed || readerVersion !== text?.readerVersion
      ? []
      : evidence.flatMap(({ start, end }, item): (Place & Span)[] =>
          start === null || end === null
            ? []
            : [{ start, end, flagId: id, number: index + 1, anchor: `e-${id}-${item}` }],
        ),
  )
}
