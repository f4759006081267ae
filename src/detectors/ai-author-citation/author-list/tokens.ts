import { when } from '../../reading/dates.ts'
import { etAl, initials, joiner, nameWord, particle } from '../../reading/people.ts'

/** What a list of authors is made of, in the order in which the kinds are tried. */
const patterns = {
  repeat: '[-–—_]{2,}\\.?|\\.{3,}',
  anon: '(?:Anon(?:ymous|yme)?|Anón(?:imo)?|Collectif|N\\.a|o\\. ?[AVO]\\.?|O A(?=\\.)|N\\.N|s\\.n)\\.?(?!\\p{L})',
  when: `[(\\[]?${when}[)\\]]?`,
  etal: etAl,
  role: '\\(?(?:editors?|eds?|Eds?|Hrsg|Hg|dir|coord|red)\\.?\\)?(?![\\p{L}\\p{N}])',
  joiner,
  title: '(?:Jr|Sr|I{2,3}|St|Dr|Prof|Mrs?|Ms|Mohd|Md)(?:\\.|(?![\\p{L}.]))',
  bracketed: '\\((?:\\p{Lu}\\.?[ -]?){1,4}\\)',
  particle: `${particle}(?!-?\\p{L})-?`,
  initials,
  word: `@?${nameWord}|@[\\p{L}\\p{N}_]+`,
  comma: ',',
  list: '[;/|·•]',
  dash: ' [–—-] ',
  stop: '[.:]',
  space: ' +',
}
const token = new RegExp(
  Object.entries(patterns)
    .map(([kind, pattern]) => `(?<${kind}>${pattern})`)
    .join('|'),
  'uy',
)

/** One piece of a list of authors; `end` is the offset behind it. */
export interface Token {
  kind: keyof typeof patterns
  value: string
  end: number
}

/** The pieces of `text` from left to right. The last one is null where something stands that no list of authors holds. */
export function* tokensOf(text: string): Generator<Token | null> {
  for (let at = 0; at < text.length; at = token.lastIndex) {
    token.lastIndex = at
    const groups = token.exec(text)?.groups
    if (!groups) {
      yield null
      return
    }
    const end = token.lastIndex
    const kind = Object.keys(groups).find((key) => groups[key] !== undefined) as Token['kind']
    yield { kind, value: groups[kind]!, end }
    token.lastIndex = end
  }
}
