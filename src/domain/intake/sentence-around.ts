/** How much of a sentence without an end is shown on either side of a passage, in characters. */
const most = 200

/** The rest of the sentence around `text.slice(start, end)`: what stands before it and after it, or the nearest part of it. */
export function sentenceAround(text: string, start: number, end: number): { before: string; after: string } {
  const [left, right] = [text.slice(Math.max(0, start - most), start), text.slice(end, end + most)]
  const begins = [...left.matchAll(/[.!?…]\s+|\n/gu)].at(-1)
  const ends = /^[^\n]*?[.!?…](?=\s|$)|^[^\n]*/u.exec(right)
  const isWhole = /[.!?…]\s*$/u.test(text.slice(start, end))
  return {
    before: left.slice(begins ? begins.index + begins[0].length : 0).toWellFormed(),
    after: isWhole ? '' : (ends?.[0] ?? '').toWellFormed(),
  }
}
