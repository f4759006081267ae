/** What a paragraph is by its own properties, or else by its style: a heading, or an item of a list. */
export interface Standing {
  /** The list that it belongs to; `0` takes it out of the list of its style. */
  list?: string
  depth?: number
  /** The level of a heading, 0 for the highest; 9 is body text (ECMA-376-1, 17.3.1.20). */
  outlineLevel?: number
}

/** Takes a property of a paragraph or a style that says what it is. */
export function takeStanding(name: string, value: string | undefined, standing: Standing) {
  if (name === 'w:numId' && value !== undefined) standing.list = value
  if (name === 'w:ilvl') standing.depth = Number(value) || 0
  if (name === 'w:outlineLvl') standing.outlineLevel = Number(value) || 0
}
