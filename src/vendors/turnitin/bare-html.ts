import sanitizeHtml from 'sanitize-html'

/** More of a vendor's page than this is not shown, in UTF-16 code units. */
const maxLength = 1_000_000

/** Elements that give a text its shape, without any attribute: nothing in them can run, load or point anywhere. */
const bare: sanitizeHtml.IOptions = {
  allowedTags: 'p h1 h2 h3 h4 h5 h6 ul ol li strong b em i br hr blockquote table tr td th'.split(' '),
  allowedAttributes: {},
  // Elements whose content is no text for a reader.
  nonTextTags: 'script style template iframe object svg math title textarea noscript xmp'.split(' '),
}

/** A vendor's HTML as bare elements and escaped text, complete in itself. */
export function bareHtml(html: string): string {
  return sanitizeHtml(html.slice(0, maxLength), bare).trim()
}
