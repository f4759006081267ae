import type { HiddenRun } from '../../../domain/screening/document.ts'
import { blendsIn, isNarrow, isTiny } from '../../package/visibility.ts'
import type { RunProperties } from './run-properties.ts'
import type { Styles } from './styles.ts'

/** What lies behind the text of a run: shadings from the nearest to the farthest; `unknown` where the file does not say. */
export type Backgrounds = (string | undefined)[]

/** How a run looks: its font, whether it is in italics, and why its letters cannot be seen, where they cannot. */
export interface Appearance {
  font: string | undefined
  italic: boolean
  hidden: HiddenRun['cause'] | null
}

/**
 * How a run looks by its own properties and its styles. Italics and hiding are toggles: a character style inverts what
 * the paragraph style says, and a property of the run itself overrides both (ECMA-376-1, 17.7.3).
 */
export function appearanceOf(
  run: RunProperties,
  paragraphStyle: string | undefined,
  behind: Backgrounds,
  styles: Styles,
): Appearance {
  const { defaults } = styles
  const paragraph = styles.paragraph(paragraphStyle)
  const character = styles.character(run.style)
  const toggle = (name: 'italic' | 'vanish') =>
    run[name] ?? (paragraph[name] ?? defaults[name] ?? false) !== (character[name] ?? false)
  const effective = <Name extends 'color' | 'font' | 'halfPoints' | 'width' | 'fill' | 'ink' | 'outlined'>(
    name: Name,
  ) => run[name] ?? character[name] ?? paragraph[name] ?? defaults[name]

  const background = [effective('fill'), ...behind].find((fill) => fill !== undefined && fill !== 'auto')
  const isSmall = isTiny((effective('halfPoints') ?? 24) / 2) || isNarrow(effective('width') ?? 100)
  return {
    font: effective('font'),
    italic: toggle('italic'),
    hidden: toggle('vanish') ? 'hidden' : (invisibleInk() ?? (isSmall ? 'tiny' : null)),
  }

  function invisibleInk() {
    if (effective('outlined')) return null
    return effective('ink') === 'none' ? 'colour' : blendsIn(effective('ink') ?? effective('color'), background)
  }
}
