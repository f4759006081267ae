import { type ComponentChildren, h } from 'preact'
import type { FormattedElement, FormattedLeaf, FormattedNode } from '../../../../domain/screening/shown/formatted.ts'
import { type Marks, Stretch } from '../stretch.tsx'
import { stretchesIn } from './parts.ts'

interface Shown {
  /** The submission. */
  id: string
  text: string
  marks: Marks
  levels: Map<FormattedNode, number>
}

interface NodeProps {
  node: FormattedNode
  shown: Shown
}

/** A part of a formatted work. Its elements come from a closed list and its words are escaped; no markup of the file is used. */
export function Node({ node, shown }: NodeProps) {
  if ('tag' in node) return <Element node={node} shown={shown} />
  if ('label' in node) return <>{node.label}</>
  if ('words' in node) {
    return (
      <span class="not-checked" title="In the file, but not in the text that was checked">
        {node.words}
      </span>
    )
  }
  return <Stretch text={shown.text} span={node} marks={shown.marks} />
}

type ElementProps = NodeProps & { node: FormattedElement<FormattedLeaf> }

function Element({ node, shown }: ElementProps) {
  const { tag, nodes } = node
  const children = nodes.map((child, index) => <Node key={index} node={child} shown={shown} />)
  if (tag === 'br') return <br />
  if (tag === 'img') return <Picture node={node} shown={shown} />
  if (tag === 'a') return <Link node={node} shown={shown} words={children} />
  const level = shown.levels.get(node)
  if (level) return h(`h${level}`, { dir: 'auto' }, children)
  if (tag === 'table') {
    return (
      <table>
        <tbody>{children}</tbody>
      </table>
    )
  }
  if (tag === 'ol') return <ol start={node.start}>{children}</ol>
  if (tag === 'td' || tag === 'th')
    return h(tag, { colSpan: node.colSpan, rowSpan: node.rowSpan, dir: 'auto' }, children)
  return h(tag, tag === 'p' || tag === 'li' ? { dir: 'auto' } : null, children)
}

function Picture({ node, shown }: ElementProps) {
  return (
    <img
      src={`/review/${shown.id}/pictures/${node.picture}`}
      alt={node.alt || 'A picture in the work, without a description'}
      loading="lazy"
    />
  )
}

/** A link of the work. One with a marked passage in it leads to the flag, and its own address stands behind it. */
function Link({ node, shown: { marks }, words }: ElementProps & { words: ComponentChildren }) {
  const { href } = node
  if (!href) return <>{words}</>
  const isMarked = stretchesIn([node]).some((span) =>
    marks.places.some(({ start, end }) => start < span.end && end > span.start),
  )
  if (!isMarked) {
    return (
      <a href={href} rel="noreferrer nofollow">
        {words}
      </a>
    )
  }
  return (
    <>
      {words}{' '}
      <a href={href} rel="noreferrer nofollow" aria-label="The address of this link">
        ↗
      </a>
    </>
  )
}
