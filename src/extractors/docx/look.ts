import type { HiddenRun } from '../../domain/screening/document.ts'
import { blendsIn, isNarrow, isTiny } from '../package/visibility.ts'
import type { RunProperties } from './run-properties.ts'
import type { Styles } from './styles.ts'

/** What lies behind the text of a run: shadings from the nearest to the farthest; `unknown` where it cannot be told. */
export type Backgrounds = (string | undefined)[]

export interface Look {
  italic: boolean
  hidden: HiddenRun['cause'] | null
}

/**
 * How a run looks once styles have had their say. Italics and hiding are toggles: a character style turns around what
 * the paragraph style says, and the run itself has the last word (ECMA-376-1, 17.7.3).
 */
export function lookOf(
  run: RunProperties,
  paragraphStyle: string | undefined,
  behind: Backgrounds,
  styles: Styles,
): Look {
  const { defaults } = styles
  const paragraph = styles.paragraph(paragraphStyle)
  const character = styles.character(run.style)
  const toggle = (name: 'italic' | 'vanish') =>
    run[name] ?? (paragraph[name] ?? defaults[name] ?? false) !== (character[name] ?? false)
  const last = <Name extends 'color' | 'halfPoints' | 'width' | 'fill' | 'ink' | 'outlined'>(name: Name) =>
    run[name] ?? character[name] ?? paragraph[name] ?? defaults[name]

  const background = [last('fill'), ...behind].find((fill) => fill !== undefined && fill !== 'auto')
  const isSmall = isTiny((last('halfPoints') ?? 24) / 2) || isNarrow(last('width') ?? 100)
  return {
    italic: toggle('italic'),
    hidden: toggle('vanish') ? 'hidden' : (unseenInk() ?? (isSmall ? 'tiny' : null)),
  }

  function unseenInk() {
    if (last('outlined')) return null
    return last('ink') === 'none' ? 'colour' : blendsIn(last('ink') ?? last('color'), background)
  }
}
