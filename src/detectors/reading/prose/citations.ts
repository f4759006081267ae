import type { Aside } from './aside.ts'

const year = String.raw`(?:(?:1[5-9]|20)\d\d[a-z]?|n\.\s?d\.|in press|forthcoming)`
const name = String.raw`(?:(?:van|von|de|del|di|la|le|al)\s)*\p{Lu}[\p{L}'’.-]*`
const forms = [
  // (Smith, 2004; see also Jones & Lee 2009, p. 4) · (2004) · (cf. Smith et al., n.d.)
  String.raw`\((?=[^()\n]{0,220}${year})(?:[^()\n]{0,120}?\p{Lu}[\p{L}'’.-]+[^()\n]{0,100}?)?${year}(?:[^()\n]{0,60})\)`,
  // (Smith 45) · (Smith and Jones 45–47) · (Smith et al. 9)
  String.raw`\(${name}(?:,? (?:and|&) ${name}| et al\.?)?,? (?:pp?\.\s?)?\d{1,4}(?:\s?[-–]\s?\d{1,4})?\)`,
  // (45) · (p. 45) · (3, 7–9) · (ibid., 12) · (lines 3-4)
  String.raw`\((?:pp?\.|ibid\.?,?|lines?|ll?\.|ch\.)?\s?\d{1,4}(?:\s?[,;–-]\s?\d{1,4}){0,12}\)`,
  String.raw`\(\s?(?:ibid|op\. cit|loc\. cit)\.?\s?\)`,
  // [12] · [3, 5–7]
  String.raw`\[\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,12}\]`,
  // raised note numbers, and numbers glued to the end of a sentence by text extraction
  '[¹²³⁰⁴-⁹]+',
  String.raw`(?<=[\p{Ll})][.,;:?!]["”’]?)\d{1,3}(?=\s+\p{Lu}|\s*$)`,
  String.raw`https?://[^\s)>\]]+|\bdoi:\s?\S+`,
]
const pointers = new RegExp(forms.join('|'), 'gmu')

/** Pointers from the text to its sources: they follow a house style, not the writer's habits. */
export function citations(text: string): Aside[] {
  return [...text.matchAll(pointers)].map(({ 0: pointer, index }) => ({
    kind: 'citation',
    start: index,
    end: index + pointer.length,
  }))
}
