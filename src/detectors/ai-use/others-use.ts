import { sign } from './sentence.ts'
import { word } from './word.ts'

/** What makes a sentence with a tool one about other people, other works, or the tool itself. */

/** People who are not the writer. */
export const person = word(
  'colleagues?|students?|pupils?|learners?|children|child|teachers?|nurses?|doctors?|participants?|respondents?|interviewees?|managers?|mentors?|people|someone|somebody|friends?|classmates?|mothers?|patients?|staff|users|everyone|group|class|person',
)
/** Between a person and the tool: the words or the act of another person. */
export const byAnother = new RegExp(
  `^ ?(?:\\p{Ll}+ ){0,2}\\p{Ll}+ (?:(?:an?|the|my|our|one|two|some|many|several|\\d+|other|few) (?:\\p{L}+ )?)?${person}|${word(
    '(?:think|thought|feel|felt|find|doubt|believe|report(?:ed)?|notice[ds]?|realise[ds]?|told|heard|said|say|says|read|learn(?:ed|t)?|know|knew|showed|shown) that|(?:that|which) (?:was|were|had|has|is|are)(?= (?:\\p{Ll}+ )?\\p{Ll}+(?:ed|en|wn|de) )|anal[yi]s?[sz]ed? (?:here|in this)|(?<!(?:used?|includ\\p{Ll}+|copied|adapted|quoted) .{0,60})(?<!^ ?)(?:was|were|had been|has been) (?:\\p{Ll}+ )?\\p{Ll}+(?:ed|en|wn)|read out|workshop on|course on|(?:text|story|poem|article|blog)s? (?:that|which|written|by)',
  )}`,
  'iu',
)
/** A person who is not the writer uses the tool, or a work that is not this one holds its output: `nurses using ChatGPT`. */
export const ofOthers = new RegExp(
  `${word('(?:students|pupils|learners|children|teachers|lecturers|nurses|users|people|staff|employees|participants|respondents|colleagues?|friends?|classmates|mentor|manager|tutors?)')} (?:who (?:are |were )?)?(?:us(?:e|ed|ing)|with|through|asking|ask(?:ed)?) (?:\\p{L}+ ){0,3}$|(?<!(?<!\\p{L})(?:this|my|our|present|current) (?:\\p{L}+ )?)${word('(?:studies|papers|articles?|blogs?|posts?|headlines?|newspapers?|magazines?|books?|novels?|films?|songs?|adverts?|poems?|leaflets?|photos? of|pictures? of|speech)')}(?! (?:and|to|with|for|from|in(?! which)|into|through|by|using))[^,;]{0,60}$`,
  'iu',
)
/** The tool is the object of a test and its output the data. */
export const experiment = new RegExp(
  word(
    'rat(?:ed|ers?|ing of)|marked by|same \\d+|same questions?|in the campaign|scor(?:ed?|ing)|compar(?:ed?|ing)(?! [^.;]{0,40}(?:textbook|book|notes|sources?|articles?|originals?|slides|lecture|guidance|law|my|our))|graders?|graded|readers|rubric|benchmark(?:s|ed|ing)?|accuracy|accurate|vignettes?|datasets?|data set|corpus|corpora|experiments?|trials?|evaluat(?:e|ed|es|ing|ion)|assess(?:ed|es|ing|ment of)|in this study|our study|this study|test(?:ed|ing)? (?:whether|its|the|how)|to test|raters|annotators?|zero-shot|few-shot|fine-tun\\p{Ll}+|hallucinat\\p{Ll}+|(?:as|in) (?:an?|my|our|the) case(?: study)?|cod(?:ed|ing) (?:the |all )?(?:images|answers|responses|outputs|texts|replies)|(?:[5-9]\\d|\\d{3,}) (?:referenc\\p{Ll}+|sources|citations|quotations|poems|stories|letters|recipes|sentences)|prompt(?:ed|ing)? .{0,40} \\d+|\\d{2,} [\\p{Ll} ]{0,20}(?:questions|essays|abstracts|prompts|items|answers|responses|texts|times|images|cases|summaries|vignettes|plans|emails|reviews)',
  ),
  'iu',
)
/** Other people, or an institution, as the users. */
export const others = new RegExp(
  word(
    'students|pupils|learners|children|teachers|lecturers|nurses|users|customers|clients|patients|people|staff|employees|participants|respondents|trainees|apprentices|candidates|authors|managers|companies|company|schools?|colleges?|hospitals?|universit(?:y|ies)|wards? in|they|he|she|their|his|her',
  ),
  'iu',
)
export const product = new RegExp(
  word(
    'API|prototype|start-?up|users?|customers?|integrat(?:e|ed|es|ing|ion)|inside the app|subscription|product|built on|powered by|deploy(?:ed)?|plug-?in',
  ),
  'iu',
)
/** The tool as the object of the work, or as one of those who were asked. */
export const object = new RegExp(
  `${sign} as (?:an? |my |our )?(?:case|example|search term|topic|subject|object)(?!\\p{L})|${sign}(?:'s)? (?:data|datasets?|papers?|stud(?:y|ies)|API|articles?|survey|corpus)(?!\\p{L})|${sign} and (?:the |\\p{L}+ )?(?:nurses|teachers|students|pupils|people|doctors|participants|humans)|${sign}: (?:an?|the) (?:\\p{L}+ ){0,2}(?:autoethnography|study|review|analysis|case|story|account)(?!\\p{L})|${sign} (?:makes?|made|changed|taught) (?:me|us|my) (?:think|realise|realize|wonder|view|feel|mind)`,
  'u',
)
export const cited = /\([^()]*(?:19|20)\d{2}[^()]*\)|\[\d{1,3}\]/
export const elsewhere = new RegExp(
  word(
    '(?:in|at|for|during|from) (?:my|our|an?) (?:previous|last|former|old|first|other|another|day|earlier|summer) (?:jobs?|modules?|essays?|courses?|years?|assignments?|roles?|placements?|employer)|last (?:year|term|semester|summer)|in (?:another|other|a different) (?:modules?|courses?|essays?|units?|assignments?|subjects?|classes)|at home|at (?:my )?work|at (?:the|our|my) (?:office|factory|company|firm|school)|in (?:my|our) (?:office|factory|company|firm|kitchen|job|shop)|every day|day to day|in my (?:free|spare) time|in my (?:daily|private) life|years ago|before (?:this course|university|college)|to plan (?:holidays|meals)|not for (?:college|this)|outside (?:college|university|class|this)',
  ),
  'iu',
)
export const rule = new RegExp(
  `${word('(?:students|candidates|you|staff|pupils|learners|everyone|authors) (?:must|should|may|can|have to|need to|are asked to|who)|policy (?:says|states|allows|forbids|requires|asks)|guidance (?:says|asks)|brief allows|(?:is|are) (?:forbidden|prohibited|allowed|permitted)|an example of|for example, an? (?:acknowledgement|statement)')}`,
  'iu',
)
/** What people do in general, and what another person says. */
export const generalWe =
  /(?:^|[^\p{L}])we(?: all| now| often| always| already| mostly)* (?:use|rely|ask|talk|live|need|depend|trust|cannot|can)(?!\p{L})/iu
export const reported =
  /, (?:(?:the|an?|she|he|they|one|some|as|\p{Lu}\p{L}+) )+(?:\p{Ll}+ ){0,3}?(?:say|says|said|claims?|claimed|admit|admits|admitted|told|notes?|noted|reports?|reported)(?!\p{L})/u
export const accordingTo = /^\P{L}*(?:According to|As|In) (?!my|our|this)[^,§]{2,80}, [^§]*$/u
export const isGeneral =
  /^(?:(?:generative |gen)?A\.?I\.?|artificial intelligence|chat ?bots?|LLMs?|(?:large )?language models?)$/iu
