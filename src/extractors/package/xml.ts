import { TextDecoder } from 'node:util'
import { SaxesParser, type SaxesTagNS } from 'saxes'
import { Unreadable } from '../unreadable.ts'

/** An element by its well-known name (`w:p`), whatever prefix the file chose for the namespace. */
export interface Tag {
  name: string
  get(attribute: string): string | undefined
}

export interface Handlers {
  open?(tag: Tag): void
  close?(name: string): void
  text?(text: string): void
}

/** Nesting beyond this is no document: Word's own tables in tables stay below 200. */
const maxDepth = 1_000

/**
 * Reads XML as a stream, with no declarations of its own and no entities (XXE, billion laughs), to a bounded depth. Where
 * a format `mayName` a document type, one that only names an external file is let pass: the file is never fetched, and no
 * entity is defined. Open Packaging forbids document types (ECMA-376-2, 6.2.5).
 * `prefixes` maps namespace addresses to the prefixes that handlers know; elements elsewhere are named `:local`.
 *
 * @throws {Unreadable} `unsafe` for a document type that may not be there or declares something, and for too deep nesting, `damaged` for anything not well-formed
 */
export async function readXml(
  bytes: AsyncIterable<Uint8Array>,
  prefixes: Record<string, string>,
  handlers: Handlers,
  mayName: 'document type' | null = null,
) {
  const parser = xmlParser(prefixes, handlers, mayName)
  let decoder: TextDecoder | undefined
  let started = false
  for await (const chunk of bytes) {
    decoder ??= new TextDecoder(encodingOf(chunk), { fatal: true })
    started = true
    parser.write(decode(decoder, chunk))
  }
  if (started) parser.close()
}

/** Reads XML from a string, as reference managers keep it in fields. */
export function readXmlText(text: string, prefixes: Record<string, string>, handlers: Handlers) {
  const parser = xmlParser(prefixes, handlers)
  parser.write(text)
  parser.close()
}

function xmlParser(prefixes: Record<string, string>, handlers: Handlers, mayName: 'document type' | null = null) {
  const parser = new SaxesParser({ xmlns: true, position: false })
  const nameOf = ({ uri, local }: { uri: string; local: string }) => `${prefixes[uri] ?? ''}:${local}`
  const names: string[] = []

  parser.on('doctype', (declaration) => {
    if (!mayName || declaration.includes('[')) throw new Unreadable('unsafe')
  })
  parser.on('error', () => {
    throw new Unreadable('damaged')
  })
  parser.on('opentag', (tag: SaxesTagNS) => {
    if (names.length >= maxDepth) throw new Unreadable('unsafe')
    const name = nameOf(tag)
    names.push(name)
    handlers.open?.({ name, get: (wanted) => Object.values(tag.attributes).find((it) => nameOf(it) === wanted)?.value })
  })
  parser.on('closetag', () => {
    const name = names.pop()!
    handlers.close?.(name)
  })
  if (handlers.text) {
    const take = (text: string) => handlers.text?.(text)
    parser.on('text', take)
    parser.on('cdata', take)
  }
  return parser
}

function encodingOf(start: Uint8Array) {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le'
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be'
  return 'utf-8'
}

function decode(decoder: TextDecoder, chunk: Uint8Array) {
  try {
    return decoder.decode(chunk, { stream: true })
  } catch {
    throw new Unreadable('damaged')
  }
}
