import { lexicon } from './lexicon.ts'
import type { Name } from './name.ts'
import { endOf, spellingsAt } from './spellings.ts'
import { takeVersion } from './versions.ts'

/** A word, cut where the alphabet changes; Chinese sets no spaces, so that each of its letters may begin a name. */
const word =
  /\p{Script=Latin}[\p{Script=Latin}\p{M}]*|\p{Script=Han}|(?:(?![\p{Script=Latin}\p{Script=Han}])[\p{L}\p{M}])+/gu
/** What goes on with a name in Latin letters, and what with one in letters of an alphabet that joins its words. */
const latin = /[\p{Script=Latin}\p{M}]/u
const arabic = /[\p{Script=Arabic}\p{M}]/u
/** `لـ`, `و` and the like are written as one with the name behind them. */
const arabicPrefix = /^[وفبلك]ـ?(?=\p{Script=Arabic}{2})/u
const gpt = lexicon.tools.find(({ id }) => id === 'gpt')!

/** Every name in `text`, in order. Linear: every word is compared with the few spellings that begin like it. */
export function findNames(text: string): Name[] {
  const names: Name[] = []
  word.lastIndex = 0
  for (let found = word.exec(text); found; found = word.exec(text)) {
    const { index } = found
    if (names.length > 0 && index < names.at(-1)!.end) continue
    const prefix = arabicPrefix.exec(found[0])?.[0].length ?? 0
    const name = nameAt(text, index) ?? (prefix ? nameAt(text, index + prefix) : null) ?? coined(found[0], index)
    if (name) merge(names, name, text)
  }
  return names
}

function nameAt(text: string, start: number): Name | null {
  for (const spelling of spellingsAt(text, start)) {
    const end = endOf(spelling, text, start)
    if (end === null) continue
    const glued = goesOn(text, end)
    if (glued && (spelling.kind === 'generic' || !isGlue(text, start, end))) continue
    if (spelling.kind === 'generic' && /\d/.test(text[end] ?? '')) continue
    if (spelling.tool?.cased && !/^\p{Lu}/u.test(text.slice(start))) continue
    if (spelling.kind === 'generic' && mayBeInitials(text, start, end)) continue
    const { kind, tool, vendor } = spelling
    const certain = tool?.class === 'certain' || (tool?.chinese === true && isBesideHan(text, start, end))
    const why = certain ? ['certain name'] : []
    const name: Name = { kind, tool, vendor, start, end, certain, byNumber: false, glued, why }
    if (!glued && kind === 'tool') {
      takeVersion(name, text)
      name.glued = goesOn(text, name.end)
    }
    return name
  }
  return null
}

/** Whether Chinese letters stand right before or, brackets and figures aside, behind a name. */
function isBesideHan(text: string, start: number, end: number): boolean {
  return (
    /\p{Script=Han}\P{L}{0,2}$/u.test(text.slice(Math.max(0, start - 3), start)) ||
    /^\P{L}{0,12}\p{Script=Han}/u.test(text.slice(end, end + 14))
  )
}

/** Whether the word that ends at `end` goes on in its own alphabet. */
function goesOn(text: string, end: number): boolean {
  const last = text[end - 1]!
  if (/\p{Script=Han}/u.test(last)) return false
  return (arabic.test(last) ? arabic : latin).test(text[end] ?? '')
}

/** `Ai` is a family name, and `A.I.` are initials unless they stand where an author begins: `(A.I., 2024)`. */
function mayBeInitials(text: string, start: number, end: number): boolean {
  const written = text.slice(start, end)
  return (
    written === 'Ai' ||
    (/^A\P{L}I$/iu.test(written) && !/(?:^|[([;]) ?$/.test(text.slice(Math.max(0, start - 2), start)))
  )
}

/** `PaperGPT`, `NurseGPT`: names made after GPT are tools, whatever company made them. */
function coined(found: string, start: number): Name | null {
  if (!/^\p{Lu}\p{L}+GPT$/u.test(found)) return null
  const end = start + found.length
  const why = ['a name made after GPT']
  return { kind: 'tool', tool: gpt, vendor: null, start, end, certain: true, byNumber: false, glued: false, why }
}

/** A capital followed by a small letter right behind a name begins the next word: `ChatGPTBenefits`. */
function isGlue(text: string, start: number, end: number): boolean {
  return /^\p{Lu}[\p{Ll}\s]/u.test(text.slice(end, end + 2)) && /\p{Lu}/u.test(text[start]!)
}

/** A maker right before its tool (`OpenAI ChatGPT`, `Google’s Bard`, `Microsoft 365 Copilot`) is part of the name. */
function merge(names: Name[], name: Name, text: string) {
  const maker = names.at(-1)
  if (maker?.kind === 'vendor' && name.kind === 'tool') {
    const between = text.slice(maker.end, name.start)
    const shouted = text.slice(maker.start, maker.end).toUpperCase() === text.slice(maker.start, maker.end)
    const calm = /\p{Ll}/u.test(text.slice(name.start, name.end)) && /\p{Ll}/u.test(maker.vendor!.name)
    if (/^(?:'s)? (?:365 )?$/.test(between) && !(shouted && calm)) {
      names.pop()
      const why = name.certain ? name.why : ['maker before the name']
      names.push({ ...name, start: maker.start, certain: true, vendor: maker.vendor, why })
      return
    }
  }
  if (maker?.tool && maker.tool.id === name.tool?.id && text.slice(maker.end, name.start) === ' ') maker.end = name.end
  else names.push(name)
}
