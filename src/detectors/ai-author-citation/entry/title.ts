import type { Span } from '../../../domain/screening/document.ts'
import type { Tool } from '../../ai-tools/lexicon.ts'
import type { Name } from '../../ai-tools/name.ts'

/** The hosts and paths of a link, for reading what it points to. */
const link =
  /(?:https?:\/\/|www\.)[^\s<>[\]"]+|(?<![\p{L}\p{N}@.-])(?:[a-z0-9-]+\.)+(?:com|org|ai|net|uk|io|co|gov|eu|edu)(?:\/[^\s<>[\]"]*)?/giu

/** Words of a reference that belong to no title: access notes, media, editions, months, places of the makers. */
const furniture = new Set(
  'accessed access available at from on in the of and a an by for to via website online internet software computer program programme app application web page url doi www document version release released large language model generative ai chat text image retrieved cited viewed verified downloaded edit ed eds edn anon anonymous no date nd san francisco ca usa london mountain view redmond wa january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec abgerufen am zugegriffen letzter zugriff stand verfügbar unter consulté le disponible disponível em acesso en línea en ligne consultado lien valide au diakses veebiaadress vaadatud januar februar märz mai juni juli oktober dezember enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre janvier février mars avril juin juillet août septembre octobre novembre décembre maret de llm inc llc'.split(
    ' ',
  ),
)

interface Titled {
  text: string
  names: Name[]
}

const word = /\p{L}[\p{L}\p{M}'-]+/gu

/** A title in Chinese or Japanese, which set no spaces. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{4}/u

/** Whether a title is printed from `from` on: two words that are no name, link, date or note of access. */
export function hasTitle({ text, names }: Titled, from: number): boolean {
  let rest = text.slice(from)
  for (const { kind, start, end } of names) {
    if (kind === 'vendor' && start >= from) rest = blank(rest, start - from, end - from)
  }
  rest = rest.replace(link, ' ').replace(/\[[^[\]]*\]|\([^()]*\)/g, ' ')
  if (unspaced.test(rest)) return true
  let words = 0
  for (const [found] of rest.matchAll(word)) {
    if (!furniture.has(found.toLowerCase())) words++
    if (words === 2) return true
  }
  return false
}

/** A capital and small words behind it begin a title where the style sets no mark before it: `ChatGPT Quiet wards at night`. */
export const beginsTitle = /^ *\p{Lu}[\p{L}'-]*(?: \p{Ll}[\p{Ll}'-]*){2}/u

function blank(text: string, start: number, end: number): string {
  return text.slice(0, start) + ' '.repeat(end - start) + text.slice(end)
}

const output =
  /(?:response|reply|answer|output|conversation|chat|prompt) (?:to|with|from|received|generated)(?!\p{L})|\[[^[\]]{0,20}(?:language model|generative|chatbot|text-to-image|image generator)[^[\]]{0,30}\]|generated (?:by|with|using)|["'] ?prompt(?!\p{L})|personal communication/iu
const medium = /\[[^[\]]{0,20}(?:AI|LLM)[^[\]]{0,30}\]/u

/** Whether the entry says that it is output of a tool: a medium in brackets, “Response to …”, a link to a conversation. */
export function hasMarkOfOutput(text: string, tool: Tool | null): boolean {
  return output.test(text) || medium.test(text) || tool?.hosts.some((host) => text.includes(host)) === true
}

/** An encyclopedia or a film is about the thing and its entry begins with a title: “ChatGPT. (2023). In Wikipedia.” */
export function isEncyclopedia(rest: string): boolean {
  return /Wikip[eé]dia|Encyclop(?:a?e|æ)dia|Britannica|Merriam-Webster|dictionary|wiki\/|\[(?:Film|DVD|Song|Album|TV|Podcast|Painting|Video game)|directed by/iu.test(
    rest,
  )
}

/** From the first word of a title up to the stop behind it, so that a publisher called Policy Press is no policy. */
export function titleIn(rest: string): Span {
  for (const { 0: found, index } of rest.matchAll(word)) {
    if (furniture.has(found.toLowerCase())) continue
    return { start: index, end: index + /^[^.?!]*/u.exec(rest.slice(index))![0].length }
  }
  return { start: 0, end: 0 }
}
