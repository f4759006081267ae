import { readFile } from 'node:fs/promises'

/** Groups about the file and its author, and about who made comments and changes (RTF 1.9.1). */
const describing = /\{\\(?:info|\*\\(?:userprops|atnauthor|atnid|manager|company|password|xmlnstbl))(?![a-z])/g

/** The names of those who made changes, which are counted: `{\*\revtbl{Unknown;}{Name;}}`. */
const reviewers = /\{\\\*\\revtbl(?![a-z])/g

/** A copy of a Rich Text file without its properties and the names of those who made comments and changes. */
export async function rtfCopy(path: string): Promise<Uint8Array> {
  const rtf = (await readFile(path)).toString('latin1')
  const without = replaceGroups(rtf, describing, () => '')
  const copy = replaceGroups(without, reviewers, (group) => `{${group.slice(1, -1).replace(/\{[^{}]*\}/g, '{;}')}}`)
  return Buffer.from(copy, 'latin1')
}

/** The text with each group that begins so replaced; a group without an end reaches to the end of the file. */
function replaceGroups(rtf: string, beginning: RegExp, replacement: (group: string) => string): string {
  let copy = ''
  let from = 0
  for (const { index } of rtf.matchAll(beginning)) {
    if (index < from) continue
    const end = endOfGroup(rtf, index)
    copy += rtf.slice(from, index) + replacement(rtf.slice(index, end))
    from = end
  }
  return copy + rtf.slice(from)
}

function endOfGroup(rtf: string, start: number): number {
  const signs = /\\[\s\S]|[{}]/g
  signs.lastIndex = start
  let depth = 0
  for (let sign = signs.exec(rtf); sign; sign = signs.exec(rtf)) {
    if (sign[0] === '{') depth += 1
    if (sign[0] === '}') depth -= 1
    if (depth === 0) return signs.lastIndex
  }
  return rtf.length
}
