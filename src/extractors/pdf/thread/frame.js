/** Where a point of a page is shown, in points from the top left. @param {import('./pdfium.js').Frame} frame */
export function shownAt({ left, bottom, right, top, turns }, x, y) {
  if (turns === 1) return [y - bottom, x - left]
  if (turns === 2) return [right - x, y - bottom]
  if (turns === 3) return [top - y, right - x]
  return [x - left, top - y]
}

/** The angle at which a direction of a page is shown, clockwise from the right, in radians. */
export function shownAngle({ turns }, across, up) {
  if (turns === 1) return Math.atan2(across, up)
  if (turns === 2) return Math.atan2(up, -across)
  if (turns === 3) return Math.atan2(-across, -up)
  return Math.atan2(-up, across)
}

/** The box of a page's rectangle as shown: left, top, right, bottom. */
export function shownBox(frame, [x1, y1, x2, y2]) {
  const [a, b] = [shownAt(frame, x1, y1), shownAt(frame, x2, y2)]
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1])]
}
