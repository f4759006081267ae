import { isShown, type Text, textHref, type WorkProps } from '../text.ts'

type ViewProps = Pick<WorkProps, 'view' | 'places' | 'textPage'> & { text: Text; path?: 'print' }

/** Says how the work is shown, leads to the other view, and names the passages that this view cannot show. */
export function WhichView({ view, text, places, textPage, path }: ViewProps) {
  const at = text.textPages[textPage]?.start ?? 0
  const href = (plain: boolean) =>
    path
      ? `/review/${view.id}/${path}${plain ? '?view=text' : ''}`
      : textHref(view, text, { at, q: text.query, plain }, 'work')
  if (text.plainBecause === 'failed')
    return <p class="note">The view with headings, tables and pictures could not be made now. This is the text.</p>
  if (text.plainBecause === 'chosen') {
    return (
      <p class="meta">
        This is the plain text that was checked. <a href={href(false)}>Show it with its formatting</a>
      </p>
    )
  }
  if (!text.formatted) return null
  return (
    <>
      <p class="meta">
        Headings, lists, tables and pictures stand as in the file. <a href={href(true)}>Show the plain text</a> that was
        checked. Words with a dotted line are in the file and not in that text.
      </p>
      <Elsewhere view={view} text={text} places={places} />
    </>
  )
}

/** Passages that have no place in the formatted view, with links to them in the plain text. */
function Elsewhere({ view, text, places }: Omit<ViewProps, 'textPage'>) {
  const hidden = places.filter((place) => !isShown(text, place))
  if (!hidden.length) return null
  return (
    <p class="note">
      These marked passages have no place in this view and are shown in the plain text:{' '}
      {hidden.map(({ anchor, number, start }, index) => (
        <>
          {index > 0 && ', '}
          <a href={textHref(view, text, { at: start, plain: true }, anchor)}>flag {number}</a>
        </>
      ))}
      .
    </p>
  )
}
