import { attributionInOtherLanguages, openingInOtherLanguages } from './attributions.ts'
import { verbInOtherLanguages } from './verbs.ts'

const says =
  'argue|state|say|said|claim|suggest|explain|define|describe|note|point|write|wrote|conclude|report|find|found|show|highlight|recommend|propose|maintain|assert|believe|emphasi[sz]e|stress|identif(?:y|ie)|list|outline|mention|observe|discuss|indicate|confirm|agree|add|advise|demonstrate|remind|give|gave|present|summari[sz]e|answer|respond|reply|replied|replie|tell|told|warn|insist|contend|think|thought|posit|reveal|acknowledge|illustrate|clarif(?:y|ie)|elaborate|predict|estimate|underline|remark|comment|recall'
const authorVerb = new RegExp(
  `^[,]? ?(?:(?:also|further|rightly|clearly|has|have|had|then|again|similarly|however,?|thus|therefore|usefully) ){0,2}(?:${says})(?:s|d|ed|es|ing)?(?!\\p{L})`,
  'u',
)
const attribution =
  /(?<!\p{L})(?:according to|as|(?:argued|stated|explained|defined|described|noted|suggested|shown|reported|put|claimed|outlined|proposed|given|provided) by|in the (?:words|view|opinion) of|cited in|quoted in) $/iu

/** Whether `before` ends with words such as `according to`. */
export function isAttributed(before: string): boolean {
  return attribution.test(before)
}

/** Whether the words before a name and those behind its year make it an author. */
export function isAuthorIn(before: string, behind: string): boolean {
  if (attribution.test(before) || authorVerb.test(behind) || verbInOtherLanguages.test(behind)) return true
  const leads = attributionInOtherLanguages.test(before) || openingInOtherLanguages.test(before)
  return leads && !comesNext.test(behind)
}

/** `Nach ChatGPT (2022) kamen andere`: what follows in time, not in opinion. */
const comesNext =
  /^ (?:kam(?:en)?|erschien(?:en)?|folgte(?:n)?|wurden?|entstand(?:en)?|gibt es|verdean|parurent|surgieron|surgiram|verschenen|kwamen)(?!\p{L})/u
