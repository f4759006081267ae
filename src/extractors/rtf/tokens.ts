/** A piece of an RTF file: a group's mark, a control word or symbol, bytes of text. */
export type Token =
  | { kind: 'open' }
  | { kind: 'close' }
  | { kind: 'word'; name: string; value: number | null }
  | { kind: 'bytes'; bytes: string }

const piece = /\\([a-zA-Z]+)(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|[\r\n\0]+|([^\\{}\r\n\0]+)/gy

/** Symbols that are text. */
const symbols: Record<string, string> = { '\\': '\\', '{': '{', '}': '}' }

/** The pieces of a file in order (RTF 1.9.1, “RTF syntax”); `rtf` holds one character for each byte. */
export function* tokensOf(rtf: string): Generator<Token> {
  piece.lastIndex = 0
  for (let found = piece.exec(rtf); found; found = piece.exec(rtf)) {
    const [, name, value, hex, symbol, brace, bytes] = found
    if (name === 'bin') piece.lastIndex += Math.max(0, Number(value ?? 0))
    else if (name !== undefined) yield { kind: 'word', name, value: value === undefined ? null : Number(value) }
    else if (hex !== undefined) yield { kind: 'bytes', bytes: String.fromCharCode(Number.parseInt(hex, 16)) }
    else if (symbol !== undefined) yield symbolToken(symbol)
    else if (brace !== undefined) yield { kind: brace === '{' ? 'open' : 'close' }
    else if (bytes !== undefined) yield { kind: 'bytes', bytes }
  }
}

function symbolToken(symbol: string): Token {
  const text = symbols[symbol]
  return text === undefined ? { kind: 'word', name: symbol, value: null } : { kind: 'bytes', bytes: text }
}
