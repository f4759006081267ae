import { accented, applied, between, fraction, joined, matrix, nary, root, scripts } from '../equations/linear.ts'
import type { Tag } from '../package/xml.ts'

/** A structure or an argument of one, while it is read. */
interface Part {
  name: string
  settings: Map<string, string>
  /** The arguments that are read, in order. */
  values: { name: string; text: string }[]
  text: string
  /** Whether the text so far ends with a structure, which must not run into what comes. */
  built: boolean
}

const newPart = (name: string): Part => ({ name, settings: new Map(), values: [], text: '', built: false })

/** Elements that are arguments of a structure. */
const isArgument = /^m:(e|num|den|sub|sup|deg|lim|fName|mr)$/

/** Settings that change what is drawn. */
const isSetting = /^m:(chr|begChr|endChr|sepChr|type|degHide|subHide|supHide|pos|show)$/

/** How each structure of an equation becomes text (ECMA-376-1, 22.1.2). */
const structures: Record<string, (part: Part) => string> = {
  'm:f': (part) => fraction(value(part, 'm:num'), value(part, 'm:den'), part.settings.get('m:type')),
  'm:rad': (part) => root(value(part, 'm:e'), isOn(part, 'm:degHide') ? '' : value(part, 'm:deg')),
  'm:sSup': (part) => scripts(value(part, 'm:e'), '', value(part, 'm:sup')),
  'm:sSub': (part) => scripts(value(part, 'm:e'), value(part, 'm:sub'), ''),
  'm:sSubSup': (part) => scripts(value(part, 'm:e'), value(part, 'm:sub'), value(part, 'm:sup')),
  'm:sPre': (part) => scripts('', value(part, 'm:sub'), value(part, 'm:sup')) + value(part, 'm:e'),
  'm:d': (part) =>
    between(sign(part, 'm:begChr', '('), values(part), sign(part, 'm:sepChr', '|'), sign(part, 'm:endChr', ')')),
  'm:nary': (part) => nary(sign(part, 'm:chr', '∫'), bound(part, 'sub'), bound(part, 'sup'), value(part, 'm:e')),
  'm:func': (part) => applied(value(part, 'm:fName'), value(part, 'm:e')),
  'm:limLow': (part) => scripts(value(part, 'm:e'), value(part, 'm:lim'), ''),
  'm:limUpp': (part) => scripts(value(part, 'm:e'), '', value(part, 'm:lim')),
  'm:m': (part) => matrix(values(part)),
  'm:mr': (part) => values(part).join(', '),
  'm:eqArr': (part) => values(part).join('; '),
  'm:acc': (part) => accented(value(part, 'm:e'), sign(part, 'm:chr', '\u0302')),
  'm:bar': (part) => accented(value(part, 'm:e'), part.settings.get('m:pos') === 'top' ? '\u0305' : '\u0332'),
  'm:groupChr': (part) => value(part, 'm:e'),
  'm:box': (part) => value(part, 'm:e'),
  'm:borderBox': (part) => value(part, 'm:e'),
  'm:phant': (part) => (part.settings.get('m:show') === '0' ? '' : value(part, 'm:e')),
}

/** One equation of Word while it is read: what is drawn becomes a line of text that says the same. */
export class Equation {
  readonly #open: Part[] = [newPart('m:oMath')]

  open(tag: Tag) {
    if (structures[tag.name] || isArgument.test(tag.name)) this.#open.push(newPart(tag.name))
    else if (isSetting.test(tag.name)) this.#open.at(-1)!.settings.set(tag.name, tag.get('m:val') ?? '')
  }

  close(name: string) {
    const isStructure = structures[name] !== undefined
    if (!isStructure && !isArgument.test(name)) return
    const part = this.#open.pop()!
    const text = isStructure ? structures[name]!(part) : part.text
    const outer = this.#open.at(-1)!
    if (isArgument.test(name)) outer.values.push({ name, text })
    else append(outer, text, true)
  }

  /** Takes letters of the equation. */
  write(text: string) {
    append(this.#open.at(-1)!, text.replace(/\s+/g, ' '), false)
  }

  get text(): string {
    return this.#open[0]!.text
  }
}

function append(part: Part, text: string, built: boolean) {
  part.text = built || part.built ? joined(part.text, text) : part.text + text
  if (text) part.built = built
}

const values = (part: Part) => part.values.map(({ text }) => text)

function value(part: Part, name: string): string {
  return part.values.find((it) => it.name === name)?.text ?? ''
}

/** A bound of a sum, which may be there and not be drawn. */
function bound(part: Part, which: 'sub' | 'sup') {
  return isOn(part, `m:${which}Hide`) ? '' : value(part, `m:${which}`)
}

function sign(part: Part, name: string, otherwise: string) {
  return part.settings.get(name) ?? otherwise
}

function isOn(part: Part, name: string) {
  const setting = part.settings.get(name)
  return setting !== undefined && !/^(0|off|false)$/.test(setting)
}
