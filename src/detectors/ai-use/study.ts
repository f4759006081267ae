import type { Name } from '../ai-tools/name.ts'

/** A work names AI this often before it is about AI. */
const fewestNames = 3
/** So many UTF-16 units of text for each name at most: an acknowledgement in a long essay makes it no study. */
const textPerName = 1200
/** A name in every other sentence: the work is about nothing else. */
const densely = 350
/** Words of a method and its results. */
const method =
  /(?<!\p{L})(?:participants?|respondents|this study|our study|we (?:evaluate|compare|investigate|examine|analy[sz]e|assess|propose|present|report|show|find|introduce|conduct|test|explore|ask whether)\p{Ll}*|evaluat(?:ed|ion)|results (?:show|suggest|indicate)|findings|datasets?|benchmarks?|survey(?:ed)?|interviews?|experiments?|accuracy|methods?|rubric|raters|trial|semi-structured|review|this (?:paper|essay|article|dissertation) (?:examines|explores|discusses|argues|asks|reviews|investigates|considers)|research question)(?!\p{L})/giu

/** Whether the work studies AI, so that tools in it are what is studied before they are what was used to write it. */
export function isStudyOfAi(flat: string, names: Name[]): boolean {
  const named = names.filter(({ kind }) => kind !== 'vendor').length
  if (named < fewestNames || flat.length > named * textPerName) return false
  if (flat.length < named * densely) return true
  return new Set((flat.match(method) ?? []).map((found) => found.toLowerCase())).size >= 2
}
