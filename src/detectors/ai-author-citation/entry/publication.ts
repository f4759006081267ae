import type { Tool } from '../../ai-tools/lexicon.ts'
import type { Name } from '../../ai-tools/name.ts'
import { hasMarkOfOutput, titleIn } from './title.ts'

/** What a company publishes about itself and its tools. */
const published =
  /(?<!\p{L})(?:technical report|system card|model card|white ?paper|privacy|terms (?:of|and)|terms|policy(?! Press)|policies|help(?! (?:with|to|on))|support|user guide|guides?(?= for)|documentation|docs|blog|pricing|introducing|announc(?:ing|ement|es)|annual report|year in review|our year|a year (?:of|in)|press release|safety (?:at|report|framework)|(?:approach to|trust and) safety|responsible (?:scaling|use|AI)|transparency|release notes|changelog|newsroom|news release|funding|series [A-F]|careers?|about (?:us|the company)|company|community guidelines|guidelines|code of conduct|overview|state of|how we|our (?:approach|mission|story|commitment|principles|research|team)|acquisition|partnership|launch(?:es|ing)?|roadmap|FAQ|frequently asked|impact report|sustainability|accessibility statement|security)(?!\p{L})/iu
/** What the entry says it is. */
const type =
  /\[(?:[\p{L} -]{0,20})?(?:press release|report|blog(?: post)?|model card|system card|white ?paper|policy|web ?page|website|company|documentation|help|terms|announcement|release notes|guide|newsletter|brochure|data ?sheet|video)\]/iu
const ownPage =
  /\/(?:blog|help|support|privacy|terms|about|docs|policies|policy|news|press|company|research|legal|safety|careers|hub|guides?|enterprise|changelog)(?!\p{L})|(?:docs|help|support|blog|ai|research|about|press|developer|trust)\.[\p{L}\d-]+\.|arXiv/u
/** Where a tool keeps what it answered. */
const conversation = /\/(?:share|search|c|chat|thread|page|s|g|app|conversation)(?:\/|\?|$)|(?<![\p{L}.])chat\./u

const aboutAi =
  /(?<!\p{L})(?:AI|[Aa]rtificial [Ii]ntelligence|LLMs?|[Ll]anguage [Mm]odels?|[Cc]hatbots?|GPTs?|[Bb]enchmarks?|[Mm]achine [Ll]earning|Llama|LLaMA)(?!\p{L})/u

interface Titled {
  text: string
  names: Name[]
}

/**
 * What an entry is whose author has the name of a tool and of its maker: the company’s own report, page or policy
 * (`maker`), what the tool answered (`answer`), or neither for certain (`open`). The bracketed type, the title, the model that
 * the title names and the host decide.
 */
export function publicationOf({ text, names }: Titled, from: number, tool: Tool): 'maker' | 'answer' | 'open' {
  const rest = text.slice(from)
  const title = titleIn(rest)
  const words = rest.slice(title.start, title.end)
  if (type.test(rest)) return 'maker'
  if (published.test(words) || ownPage.test(rest)) return 'maker'
  if (isOwnName(words, tool) && model.test(rest)) return 'open'
  const isOwnHost = hostsOf(rest).some((host) => isOf(host, tool)) && !conversation.test(rest)
  if (!isOwnHost && hasMarkOfOutput(rest, tool)) return 'answer'
  if (isOwnHost && hasMarkOfOutput(rest, null)) return 'answer'
  const isNamed = names.some(({ kind, start }) => kind === 'tool' && start >= from && start < from + title.end)
  if (isNamed && title.end - title.start > tool.name.length + 3) return 'maker'
  if (aboutAi.test(words)) return 'maker'
  return isOwnHost || isNamed ? 'open' : 'answer'
}

/** `[Large language model]` behind the tool’s name as the title: APA’s form with the company as its author. */
const model = /\[[^[\]]{0,20}(?:language model|software|generative AI|AI model)[^[\]]{0,20}\]/iu

function isOwnName(title: string, { name }: Tool): boolean {
  const plain = name.toLowerCase().replace(/ ai$/, '')
  return title.trim().toLowerCase().startsWith(plain) && title.split(/[[(]/)[0]!.trim().length < plain.length + 14
}

function hostsOf(text: string): string[] {
  return [...text.matchAll(/(?:https?:\/\/|www\.|(?<![\p{L}\d@.-]))((?:[a-z\d-]+\.)+[a-z]{2,})/gu)].map(
    ([, host]) => host!,
  )
}

/** Whether a host is the company’s, which its name tells. */
function isOf(host: string, { name, hosts }: Tool): boolean {
  const letters = (written: string) => written.toLowerCase().replace(/[^a-z\d]/g, '')
  const plain = letters(name).replace(/ai$/, '')
  return (plain.length > 3 && letters(host).includes(plain)) || hosts.some((own) => host.endsWith(own))
}
