interface Item {
  in?: string
  quote: string
  note?: string | undefined
  start?: number | null
  end?: number | null
  page?: number | null
  paragraph?: number | null
  /** Whether to say which characters of the text these are. */
  offsets?: boolean
}

interface QuoteProps {
  item: Item
  href?: string | undefined
  /** The most characters that are shown. */
  longest?: number | undefined
}

/** Words quoted from the work, with where they stand. Long quotes are shown in part; the whole is in the text. */
export function Quote({ item, href, longest = maxLength }: QuoteProps) {
  const place = placeOf(item)
  return (
    <>
      <blockquote class="evidence" dir="auto">
        {item.quote.length > longest ? `${item.quote.slice(0, longest).toWellFormed()}…` : item.quote}
      </blockquote>
      {(place || item.note) && (
        <p class="meta">
          {place && (href ? <a href={href}>{place}</a> : place)}
          {place && item.note && ' · '}
          {item.note && <span dir="auto">{item.note}</span>}
        </p>
      )}
    </>
  )
}

const maxLength = 1_200

function placeOf(item: Item): string {
  const { start, end, offsets } = item
  const characters = offsets && typeof start === 'number' && typeof end === 'number' && `characters ${start} to ${end}`
  return [leafOf(item), characters].filter(Boolean).join(', ')
}

function leafOf({ in: where, page, paragraph }: Item): string {
  if (where === 'reflection') return 'in the reflection'
  if (where === 'properties') return 'in the file’s own properties'
  if (page) return `page ${page}`
  return paragraph ? `paragraph ${paragraph}` : ''
}
