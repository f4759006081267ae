import type { Style } from '../../ai-use/forms/table.ts'

const signs: [Style, RegExp][] = [
  ['apa', /^[^()]{2,160}\((?:19|20)\d{2}[a-z]?(?:, [^()]{3,14})?\)\. |\(n\.d\.\)\. /],
  [
    'harvard',
    /^[^()]{2,160}(?<!no\. \d+ )\((?:19|20)\d{2}[a-z]?\):? ?[^.\s]|Available (?:at|from): |, (?:19|20)\d{2}[a-z]?\. /,
  ],
  ['ieee', /^\[\d{1,3}\] .*["“]/],
  [
    'vancouver',
    /(?:19|20)\d{2}(?: \p{Lu}\p{Ll}{2}(?: \d+)?)?;\d|\[cited |\[Internet\]|^(?:\d{1,3}\. |\[\d+\] )\p{Lu}[\p{L}'-]+ \p{Lu}{1,2}[,.]/u,
  ],
  ['oscola', /\((?:[^()]{2,40} )?(?:19|20)\d{2}\)$|^[^()]{5,120}'[^']+' \[?(?:19|20)\d{2}\]? \d/],
  ['chicago', /^[^()]{2,120}\. (?:19|20)\d{2}[a-z]?\. |: [^:,.]{3,40}, (?:19|20)\d{2}\.$|no\. \d+ \((?:19|20)\d{2}\)/],
  ['mla', /, (?:19|20)\d{2}(?:, (?:pp?\. |https?:|www)[^ ]*)?\.?$|vol\. \d+, no\. \d+/],
]

/** The style that most entries are written in; `any` where nothing tells. Ties go to the more particular style. */
export function styleOf(entries: string[]): Style {
  const counts = new Map<Style, number>()
  for (const entry of entries.slice(0, 200)) {
    const style = signs.find(([, sign]) => sign.test(entry.trim()))?.[0]
    if (style) counts.set(style, (counts.get(style) ?? 0) + 1)
  }
  let best: Style = 'any'
  for (const [style] of signs) if ((counts.get(style) ?? 0) > (counts.get(best) ?? 0)) best = style
  return best
}
