import type { HiddenRun } from '../../domain/screening/document.ts'

/** Colours that files call by name: those of Word's marker pen (ECMA-376-1, 17.18.40) and the plain ones of CSS. */
const named: Record<string, string> = {
  black: '000000',
  blue: '0000ff',
  cyan: '00ffff',
  green: '00ff00',
  magenta: 'ff00ff',
  red: 'ff0000',
  yellow: 'ffff00',
  white: 'ffffff',
  darkblue: '000080',
  darkcyan: '008080',
  darkgreen: '008000',
  darkmagenta: '800080',
  darkred: '800000',
  darkyellow: '808000',
  darkgray: '808080',
  lightgray: 'c0c0c0',
}

/** Red, green and blue of a colour (`FFFFFF`, `#fffffe`, `white`); null for `auto` and for a colour that is not given. */
export function channelsOf(color: string | undefined): [number, number, number] | null {
  const hex = named[color?.toLowerCase() ?? ''] ?? /^#?([0-9a-f]{6})$/i.exec(color ?? '')?.[1]
  if (!hex) return null
  return [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as [number, number, number]
}

/** Channels of two colours that differ by no more than this of 255 have a contrast below 1.2 : 1; WCAG 2.2 (1.4.3) asks 3 : 1. */
const alike = 15

/**
 * Why letters of this colour cannot be read on what is behind them: they have its colour. What is behind is white
 * paper where the file says nothing; colours that the file does not give are taken for readable.
 */
export function blendsIn(color: string | undefined, behind: string | undefined): HiddenRun['cause'] | null {
  const ink = channelsOf(color)
  const ground = channelsOf(behind ?? 'white')
  if (!ink || !ground || ink.some((value, channel) => Math.abs(value - ground[channel]!) > alike)) return null
  return Math.min(...ground) >= 255 - alike ? 'white' : 'colour'
}

/** Whether text of this size, in points, is too small to be seen; the smallest print in books is 5 points. */
export function isTiny(points: number) {
  return points <= 2
}

/** Whether letters so narrow, in per cent of their width, are too narrow to be seen; typesetters do not condense below a third. */
export function isNarrow(percent: number) {
  return percent <= 10
}
