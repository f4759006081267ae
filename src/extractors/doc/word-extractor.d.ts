/** The part of word-extractor that is used here; the package has no types of its own. */
declare module 'word-extractor' {
  interface Options {
    /** Whether typographic characters are replaced by plain ones. */
    filterUnicode?: boolean
    includeFooters?: boolean
    includeHeadersAndFooters?: boolean
    includeBody?: boolean
  }

  interface Extracted {
    getBody(options?: Options): string
    getFootnotes(options?: Options): string
    getEndnotes(options?: Options): string
    getHeaders(options?: Options): string
    getFooters(options?: Options): string
    getAnnotations(options?: Options): string
    getTextboxes(options?: Options): string
  }

  export default class WordExtractor {
    extract(source: string | Buffer): Promise<Extracted>
  }
}
