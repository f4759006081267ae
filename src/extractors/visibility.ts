/**
 * Whether a colour (`FFFFFF`, `#fffffe`, `white`) is so light that it cannot be read on white paper. Grey down to
 * F0F0F0 has a contrast below 1.2 : 1 against white; WCAG 2.2 (1.4.3) asks 3 : 1 of the largest text.
 */
export function isWhite(color: string | undefined) {
  if (color === undefined) return false
  if (color.toLowerCase() === 'white') return true
  const hex = /^#?([0-9a-f]{6})$/i.exec(color)?.[1]
  return hex !== undefined && [0, 2, 4].every((at) => Number.parseInt(hex.slice(at, at + 2), 16) >= 0xf0)
}

/** Whether text of this size, in points, is too small to be seen; the smallest print in books is 5 points. */
export function isTiny(points: number) {
  return points <= 2
}
