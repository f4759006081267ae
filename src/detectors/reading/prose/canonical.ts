const beyondAscii = /[^\x00-\x7f]/

/**
 * One form for what programs write in several: ligatures, accents, quotes, dashes, dots, soft and line-end hyphens.
 * Letters of other alphabets become `x`: the comparison of habits needs to know only that a word stands there.
 */
export function canonical(text: string): string {
  return (beyondAscii.test(text) ? inAscii(text) : text)
    .replace(/([a-z])-[ \t]*\r?\n\s*(?=[a-z])/g, '$1')
    .replace(/\.(?:\s?\.){2,}/g, '…')
    .replace(/''|``/g, '"')
    .replace(/\s-\s|--+/g, ' — ')
}

function inAscii(text: string) {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .replace(/[“”„‟«»]/g, '"')
    .replace(/[‘’‚‛′]/g, "'")
    .replace(/[‐‑]/g, '-')
    .replace(/[‒–—―]/g, ' — ')
    .replace(/[^\x00-\x7f]/gu, (character) => (/\p{L}/u.test(character) ? 'x' : character))
}
