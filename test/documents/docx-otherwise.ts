import { makePackage, relationsOf } from './ooxml.ts'
import { xml } from './zip.ts'

/** What a generated document holds: pieces of text with how they look, boxes, deletions and fields between them. */
export interface Content {
  paragraphs: Piece[][]
  footnotes: string[]
  header: string
}

export type Piece =
  | { kind: 'text'; text: string; italic: boolean; hidden: boolean }
  | { kind: 'box' | 'deleted' | 'field'; text: string }

const w = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'

/**
 * Writes a document in another way than Word: another prefix, parts of other names that are pointed to from the root, blanks
 * that are not marked, every word in a run of its own, and hiding by styles.
 */
export function makeOtherwise({ paragraphs, footnotes, header }: Content): Buffer {
  const part = (root: string, inside: string) => `<x:${root} xmlns:x="${w}">${inside}</x:${root}>`
  const body = paragraphs.map((pieces) => `<x:p>${pieces.map(pieceXml).join('')}</x:p>`).join('')
  const style = (id: string, look: string) =>
    `<x:style x:type="character" x:styleId="${id}"><x:rPr>${look}</x:rPr></x:style>`
  const notes = footnotes.map((note, id) => `<x:footnote x:id="${id}"><x:p>${runs(note, '')}</x:p></x:footnote>`)
  return makePackage('/text/main.xml', [
    { name: 'text/main.xml', content: part('document', `<x:body>${body}</x:body>`) },
    relationsOf('text/main.xml', [
      ['a', 'styles', '/looks.xml'],
      ['b', 'footnotes', '/more/notes.xml'],
      ['c', 'header', '../more/top.xml'],
    ]),
    {
      name: 'looks.xml',
      content: part('styles', style('S', '<x:i/>') + style('H', '<x:vanish/>') + style('B', '<x:i/><x:vanish/>')),
      stored: true,
    },
    { name: 'more/notes.xml', content: part('footnotes', notes.join('')) },
    { name: 'more/top.xml', content: part('hdr', `<x:p>${runs(header, '')}</x:p>`) },
  ])
}

function pieceXml(piece: Piece): string {
  if (piece.kind === 'text')
    return runs(piece.text, piece.italic ? (piece.hidden ? 'B' : 'S') : piece.hidden ? 'H' : '')
  if (piece.kind === 'deleted') return `<x:del><x:r><x:delText>${xml(piece.text)}</x:delText></x:r></x:del>`
  if (piece.kind === 'field') return `<x:fldSimple x:instr=" DATE ">${runs(piece.text, '')}</x:fldSimple>`
  return `<x:r><x:pict><x:txbxContent><x:p>${runs(piece.text, '')}</x:p></x:txbxContent></x:pict></x:r>`
}

/** Each word and each blank in a run of its own. */
function runs(text: string, style: string) {
  const look = style && `<x:rPr><x:rStyle x:val="${style}"/></x:rPr>`
  return text
    .split(/(\s+)/)
    .filter(Boolean)
    .map((word) => `<x:r>${look}<x:t>${xml(word)}</x:t></x:r>`)
    .join('')
}
