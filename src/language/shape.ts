import { IntlMessageFormat } from 'intl-messageformat'

/** What a message is made with: the names of its arguments, its tags, and the forms of each of its plurals. */
export interface Shape {
  names: string[]
  tags: string[]
  plurals: string[][]
}

type Element = ReturnType<IntlMessageFormat['getAst']>[number]

/** The shape of a message. Throws a SyntaxError where the text is no ICU message. */
export function shapeOf(text: string): Shape {
  const elements = new IntlMessageFormat(text).getAst().flatMap(within)
  const valuesOf = (test: (element: Element) => boolean) =>
    [...new Set(elements.filter(test).map((element) => (element as { value: string }).value))].sort()
  return {
    names: valuesOf(({ type }) => type >= kinds.argument && type <= kinds.plural),
    tags: valuesOf(({ type }) => type === kinds.tag),
    plurals: elements.flatMap((element) => ('offset' in element ? [Object.keys(element.options)] : [])),
  }
}

export const argumentsOf = (text: string): string[] => shapeOf(text).names

/** Types of elements as the parser numbers them: 0 is text and 7 the sign “#”; 1 to 6 are arguments. */
const kinds = { argument: 1, plural: 6, tag: 8 }

/** An element and all in it: the variants of a choice, and what stands in a tag. */
function within(element: Element): Element[] {
  if ('options' in element)
    return [element, ...Object.values(element.options).flatMap(({ value }) => value.flatMap(within))]
  return 'children' in element ? [element, ...element.children.flatMap(within)] : [element]
}
