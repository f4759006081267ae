/** Words that keep their hyphen before another one, so that it is no sign of a broken word. */
const prefixes = new Set('self well non ex all half cross semi quasi part full low high long short co'.split(' '))

/** A hyphen before one of these stands for a part of a word that follows: “pre- and post-test”, “Natur- und Tierwelt”. */
const suspended = /^(and|or|to|nor|but|und|oder|bis|sowie|et|ou|y|e|o|a|of|en|ac|neu)(?!\p{L})/u

/** The end of a line that may be the first part of a word, with its last two letters at least, and whether it holds a hyphen. */
const broken = /(?<![\p{L}\p{N}./@_:-])((?:\p{L}+[-\u2010])*)(\p{L}+)[-\u2010]$/u

/**
 * Whether the last word of a line goes on in the next one: without its hyphen (`join`), with it (`keep`), or not (null). A
 * word that holds other characters than letters, such as an address, is left as it is, and so are the cells of tables.
 */
export function brokenWord(line: string, next: string): 'join' | 'keep' | null {
  if (!/^\p{Ll}/u.test(next) || suspended.test(next) || line.includes('\t') || next.includes('\t')) return null
  const [, compound, part] = broken.exec(line) ?? []
  if (!part) return null
  if (compound || prefixes.has(part.toLowerCase())) return 'keep'
  return part.length > 1 && /\p{Ll}$/u.test(part) ? 'join' : null
}
