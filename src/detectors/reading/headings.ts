/** What a heading opens. `weak` headings also head a chapter of running text. */
export type Heading = 'body' | 'references' | 'weak references' | 'appendix' | 'statement'

const weakHeadings = 'reference|sources|literature|literatur|quellen|literatura|bronnen|notes'
const listHeadings =
  'references|reference list|list of references|references cited|reference|bibliography|select bibliography|works cited|work cited|works consulted|sources|sources used|sources cited|list of sources|literature|literature cited|cited literature|further reading|literaturverzeichnis|literatur|quellen|quellenverzeichnis|bibliographie|références|references bibliographiques|références bibliographiques|ouvrages cités|referencias|referencias bibliográficas|bibliografía|bibliografia|referências|referências bibliográficas|obras citadas|riferimenti|riferimenti bibliografici|cyfeiriadau|llyfryddiaeth|litteratur|litteraturliste|litteraturförteckning|referenser|referanser|kilder|källor|lähteet|lähdeluettelo|literatuurlijst|bronnen|literatura|wykaz literatury|kirjandus|viited|daftar pustaka|kaynakça|kaynaklar|tagairtí|leabharliosta'
const appendixHeadings = 'appendix|appendices|annex|annexe|anhang|anexo|allegato|atodiad|transcript|chat transcript'
const statementHeadings =
  'acknowledgements?|acknowledgments?|declaration|ai declaration|ai statement|ai use statement|statement (?:of|on) (?:the )?(?:use of )?(?:ai|artificial intelligence|generative ai).*|use of (?:ai|artificial intelligence|generative ai).*|ai tools? used'
const otherHeadings =
  'abstract|introduction|conclusions?|discussion|methods?|methodology|results|findings|contents|table of contents|word count.*|footnotes|endnotes|notes|glossary|list of figures|list of tables'

const prefix = '^(?:#{1,6} *)?(?:\\*\\*)?(?:(?:chapter |section )?(?:\\d{1,2}(?:\\.\\d{1,2})*|[ivx]{1,4})[.)]? +)?'
const suffix = ' *(?:\\(.{0,40}\\))? *[:.]?(?:\\*\\*)?$'
const isList = new RegExp(
  `${prefix}(?:${listHeadings})(?: (?:and|&) (?:further reading|bibliography|references|sources))?${suffix}`,
  'iu',
)
const isAppendix = new RegExp(`${prefix}(?:${appendixHeadings})(?!\\p{L}).{0,70}$`, 'iu')
const isStatement = new RegExp(`${prefix}(?:${statementHeadings})${suffix}`, 'iu')
const isOther = new RegExp(`${prefix}(?:${otherHeadings})${suffix}`, 'iu')

const isWeak = new RegExp(`${prefix}(?:${weakHeadings})${suffix}`, 'iu')

/** Longer lines are text. */
const longest = 90

/** What `text`, a line of its own, opens as a heading; null when it is none. In the languages that lists come in. */
export function headingOf(text: string): Heading | null {
  if (text.length > longest) return null
  if (isList.test(text)) return isWeak.test(text) ? 'weak references' : 'references'
  if (isAppendix.test(text) && !/[.!?]$/.test(text)) return 'appendix'
  if (isStatement.test(text)) return 'statement'
  return isOther.test(text) ? 'body' : null
}
