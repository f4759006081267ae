import { sign } from '../sentence.ts'
import { of } from './claim.ts'
import { bracket, chain, didTask, direct, gap, task } from './grammar.ts'
import { ownWork } from './own-work.ts'

/** Said without a person, as in a method or a caption. */
export const stated = of(
  'stated',
  `${sign}${bracket} (?:was|has been) (?:of )?(?:an? |my |our )?(?:\\p{L}+ ){0,2}(?:help|partner|assistant|aid|editor|tutor)[^.;]{0,60}${ownWork}`,
  `${sign}${bracket}${chain} ${didTask} ${gap}${ownWork}`,
  `(?<!\\p{L})${ownWork}${gap} (?:comes?|came|stems?|is taken|was taken|are taken|were taken|is|are|was|were) from${direct}`,
  `(?:first draft|first version|outline|title|summary) (?:is|was) ${sign}'s(?!\\p{L})`,
  `(?<!\\p{L})${ownWork}${gap} (?:was|were|is|are|has been|have been|had been|being) ${gap}${task} (?:\\p{L}+ ){0,4}?(?:by|with|using|in|from|through)${direct}`,
  `${sign}${bracket},? (?:was|were|has been|had been) ${chain.replace(' (', '(')} ?(?:used|asked|consulted|employed|utili[sz]ed|prompted) (?:(?:to|for|when|while|in) (?:the )?${task}|(?:in|for) ${ownWork}|as (?:an?|my)(?!\\p{L})|(?:to|for|in|on|with) [^.;]{0,60}${ownWork})`,
  `${ownWork}${gap} ${sign}${bracket},? (?:was|were|has been|had been) (?:used|asked|consulted|employed|prompted)`,
  `(?:^|[.;:] )(?:[Tt]he )?(?:[Ff]igure|[Ff]ig|[Tt]able|[Ii]mages?|[Pp]hoto|[Ss]ource|[Ii]llustration|[Cc]over|[Ll]isting|[Bb]ox|[Tt]ext|[Oo]utputs?|[Cc]ode|[Ss]ummary|[Mm]ade|[Ww]ritten|[Dd]rafted|[Pp]roduced|[Pp]repared|[Rr]esponse)(?!\\p{L})(?:(?! (?:was|were|is|are|has|had|will|can|that|who) )[^${sign}]){0,120} (?:by|with|from|using|in|of)${direct}${bracket}(?= *(?:$|[,.;([]|on \\d|in response))`,
  `(?:prompts?|answers?|outputs?|transcripts?|conversations?|chats?|responses?)[^.;]{0,60}${sign}[^.;]{0,80}[Aa]ppendi`,
)

/** Forms of acknowledgement. */
export const named = of(
  'named',
  `(?:^|[.;] )(?:[Ll]anguage|[Cc]opy|[Gg]rammar|[Ss]pelling)[ -](?:editing|check|checking|correction|polishing): ?${sign}`,
  `(?:this|the present) (?:work|paper|manuscript|essay|report|article),? the authors?(?:\\(s\\))? (?:have |has )?used${direct}`,
  `(?:^|[.;:] )\\P{L}{0,4}(?:[Ss]tatement on |[Dd]eclaration of )?(?:AI |[Gg]enerative |[Dd]igital )?(?:[Tt]ools?|AI|[Aa]ssistance|[Ss]oftware)(?: tools?)? used[^\\p{L}]{1,3}[^.;]{0,60}?${sign}`,
  `^\\P{L}{0,4}${sign}(?: tools?)? used(?: |: )(?!to |by |in |for )(?!none|no(?!\\p{L}))`,
  `(?<!\\p{L})(?:I|[Ww]e|[Tt]he authors?)(?!\\p{L})[^.;]{0,50}acknowledg\\p{Ll}+[^.;]{0,80}${sign}`,
  `${sign}${bracket} (?:is|are|was|were) (?:gratefully |also )?acknowledged(?= (?:in (?:my|this|the)|here|for|below|above))`,
  `[Aa]cknowledge?ments?: [^.;]{0,60}${sign}`,
  `\\([Tt]ranscript,? ${sign}`,
)
