import { descriptions } from '../package/descriptions.ts'
import { gapOfPicture } from '../package/pictures.ts'
import { Story } from '../package/stories.ts'
import type { Tag } from '../package/xml.ts'
import type { DrawnObject } from './objects.ts'
import type { Place } from './place.ts'
import { lengthOf, type StyleProperties } from './styles.ts'

/** A frame or shape that is open. */
export interface Drawing extends StyleProperties {
  /** In points. */
  width: number
  height: number
  /** What it shows; null where it holds text or nothing. An object has a picture too, for programs that cannot draw it. */
  shows: 'picture' | 'object' | null
}

/** Elements that a drawing is made of. */
export const isDrawing =
  /^draw:(frame|custom-shape|rect|ellipse|circle|line|polyline|polygon|regular-polygon|path|connector|caption|measure)$/

/** A drawing as its element and its style describe it. */
export function newDrawing(tag: Tag, style: StyleProperties): Drawing {
  return {
    ...style,
    width: lengthOf(tag.get('svg:width')) ?? 0,
    height: lengthOf(tag.get('svg:height')) ?? 0,
    shows: null,
  }
}

/**
 * Takes what a frame holds: an equation becomes text of the line, a chart a story of its own; what is not read is noted.
 * Gives the stories that stand beside the text.
 */
export function takeShown(tag: Tag, drawing: Drawing, place: Place, objects: Map<string, DrawnObject>): Story[] {
  if (tag.name === 'draw:image') drawing.shows ??= 'picture'
  if (!/^draw:(object|object-ole|plugin|applet|floating-frame)$/.test(tag.name)) return []
  drawing.shows = 'object'
  const object = objects.get((tag.get('xlink:href') ?? '').replace(/^\.\//, ''))
  if (object && 'equation' in object) place.put(object.equation)
  else if (object) return [chartOf(object.chart)]
  else place.story.leaveOut('embedded_object')
  return []
}

/** Notes a picture that ends. */
export function endDrawing({ shows, width, height }: Drawing, { story }: Place) {
  const gap = shows === 'picture' ? gapOfPicture(width, height) : null
  if (gap) story.leaveOut(gap)
}

function chartOf(lines: string[]): Story {
  const story = new Story('chart')
  story.writeLines(lines)
  return story
}

/** Reads what a drawing says about itself for those who cannot see it. */
export class Descriptions {
  #text: string | null = null

  open(name: string) {
    if (name === 'svg:title' || name === 'svg:desc') this.#text = ''
  }

  text(text: string) {
    if (this.#text !== null) this.#text += text
  }

  /** The story of a description that ends. */
  close(name: string): Story[] {
    if (name !== 'svg:title' && name !== 'svg:desc') return []
    const text = this.#text ?? ''
    this.#text = null
    return descriptions(text)
  }
}
