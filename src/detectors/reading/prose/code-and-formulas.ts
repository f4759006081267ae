import type { Line } from '../lines.ts'
import type { Aside } from './aside.ts'

const fence = /^(?:```|~~~)/
const statement =
  /[;{}]$|^(?:#include|import |from \w+ import|def |class |function |const |let |var |return\b|public |private |<\/?\w+[^>]*>$)/
const symbols = /[{}<>=;\\|&^~$+*/_@#]/g
const latex = [
  /\$\$[^$]{1,2000}\$\$|\$[^$\n]{1,200}[\\^_{}=][^$\n]{0,200}\$/g,
  /\\begin\{(equation|align|figure|table|tabular|verbatim|lstlisting|math|displaymath)\*?\}[\s\S]{0,5000}?\\end\{\1\*?\}/g,
  /\\(?:cite\w*|ref|label|footnote|includegraphics|documentclass|usepackage|bibliography\w*|caption)(?:\[[^\]\n]{0,200}\])?\{[^{}\n]{0,400}\}/g,
  /\\(?:section|subsection|subsubsection|chapter|paragraph|title|author|date)\*?\{[^{}\n]{0,300}\}/g,
]

/** Program code: fenced, or lines that are mostly symbols or end like statements. */
export function code(lines: Line[]): Aside[] {
  let fenced = false
  return lines.flatMap(({ text, start, end }) => {
    const opens = fence.test(text)
    const inside = fenced || opens
    if (opens) fenced = !fenced
    return inside || looksLikeCode(text) ? [{ kind: 'code' as const, start, end }] : []
  })
}

/** LaTeX mathematics and commands, and lines that are an equation. */
export function formulas(text: string, lines: Line[]): Aside[] {
  const marked = latex.flatMap((form) =>
    [...text.matchAll(form)].map(({ 0: found, index }) => ({ start: index, end: index + found.length })),
  )
  const equations = lines.filter(({ text }) => text.length < 200 && /[=≈≤≥∑∫√]/.test(text) && letterShare(text) < 0.6)
  return [...marked, ...equations].map(({ start, end }) => ({ kind: 'formula', start, end }))
}

function looksLikeCode(text: string) {
  const share = (text.match(symbols)?.length ?? 0) / text.length
  return share > 0.2 || (share > 0.06 && statement.test(text))
}

function letterShare(text: string) {
  return (text.match(/[\p{L}\s]/gu)?.length ?? 0) / text.length
}
