import type { PageBox } from '../../../../domain/screening/shown/page-places.ts'

/** A passage of evidence on a page image: its flag, and the boxes that cover it. */
export interface MarkOnPage {
  flagId: string
  /** How the page numbers the flag, from 1. */
  number: number
  boxes: PageBox[]
}

/** The marks of a page image, and the size of the page in points. */
export interface PageMarks {
  width: number
  height: number
  marks: MarkOnPage[]
}

interface OriginalProps {
  id: string
  page: number
  of?: number
  /** Null where the places of the words on the page are not known. */
  marks?: PageMarks | null
}

/**
 * A page of the file as it arrived, with its passages of evidence marked on it. Those who do not see it have the same
 * passages in the text beside it. Counted as sheets of the file: the number that is printed on a page may be another.
 */
export function Original({ id, page, of, marks = null }: OriginalProps) {
  const numbers = [...new Set(marks?.marks.map(({ number }) => number))]
  const words = numbers.length ? ` Marked on it: ${numbers.length > 1 ? 'flags' : 'flag'} ${numbers.join(', ')}.` : ''
  const { width, height } = marks ?? { width: 1000, height: 1414 }
  return (
    <figure class="original">
      <figcaption>
        The original, page {page}
        {of !== undefined && ` of ${of} of the file`}
      </figcaption>
      <div class="marked-page">
        <img
          src={`/review/${id}/pages/${page}.png`}
          alt={`Page ${page} of the file as it arrived; its text stands beside it.${words}`}
          loading="lazy"
          width="1000"
          height={Math.round((1000 * height) / width)}
        />
        {marks && marks.marks.length > 0 && <Marks {...marks} />}
      </div>
    </figure>
  )
}

/** The marks themselves: for the eye and the mouse alone, as the text beside the page has the same links. */
function Marks({ width, height, marks }: PageMarks) {
  return (
    <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
      {marks.map(({ flagId, number, boxes }, index) => (
        <a key={index} href={`#flag-${flagId}`} tabIndex={-1}>
          {boxes.map((box) => (
            <rect key={box.y} x={short(box.x)} y={short(box.y)} width={short(box.width)} height={short(box.height)} />
          ))}
          {boxes[0] && (
            <text x={short(boxes[0].x)} y={short(boxes[0].y)}>
              {number}
            </text>
          )}
        </a>
      ))}
    </svg>
  )
}

const short = (points: number) => Math.round(points * 10) / 10
