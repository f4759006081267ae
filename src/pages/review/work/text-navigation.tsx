import { pageShowing, type Text, textHref, type WorkProps } from './text.ts'
import type { Place } from './text-pages.ts'

/** The way through the pages or parts of a text: the one before and after, those with marks, and any by its number. */
export function TextNavigation({ view, text, places, textPage }: WorkProps & { text: Text }) {
  const { textPages, paged } = text
  if (textPages.length < 2) return null
  const name = paged ? 'page' : 'part'
  const href = (index: number) => textHref(view, text, { page: index + 1, q: text.query }, 'work')
  const { before, after } = markedAround(text, places, textPage)
  return (
    <nav class="turn" aria-label={`${paged ? 'Pages' : 'Parts'} of the text`}>
      {textPage > 0 && (
        <a href={href(textPage - 1)} rel="prev">
          Previous {name}
        </a>
      )}
      <form method="get" action={`/review/${view.id}#work`}>
        <label>
          {paged ? 'Page' : 'Part'}{' '}
          <input type="number" name="page" min="1" max={textPages.length} value={textPage + 1} required />
        </label>{' '}
        of {textPages.length} <Kept view={view} text={text} />
        {text.query && <input type="hidden" name="q" value={text.query} />}
        <button type="submit" class="second">
          Show
        </button>
      </form>
      {textPage < textPages.length - 1 && (
        <a href={href(textPage + 1)} rel="next">
          Next {name}
        </a>
      )}
      {before !== undefined && <a href={href(before)}>Previous {name} with marks</a>}
      {after !== undefined && <a href={href(after)}>Next {name} with marks</a>}
    </nav>
  )
}

/** What the address of a text says beside its page, as fields of a form. */
export function Kept({ view, text }: Pick<WorkProps, 'view'> & { text: Text }) {
  return (
    <>
      {text.readerVersion !== view.readerVersions[0] && (
        <input type="hidden" name="reader" value={text.readerVersion} />
      )}
      {text.plainBecause === 'chosen' && <input type="hidden" name="view" value="text" />}
    </>
  )
}

/** The nearest pages before and after this one on which a passage of evidence begins. */
function markedAround(text: Pick<Text, 'formatted' | 'textPages'>, places: Place[], textPage: number) {
  const marked = [...new Set(places.map(({ start }) => pageShowing(text, start)))].sort((a, b) => a - b)
  return { before: marked.findLast((page) => page < textPage), after: marked.find((page) => page > textPage) }
}
