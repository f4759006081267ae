/**
 * The words with which citations in the text lead to an author, by language. Alternatives of regular expressions, all
 * linear. A tool is an author where such a word stands beside its name and year; words of use and of making are left
 * out, because an account of use is no citation.
 */

/** In brackets before an author: `(see …`, `(vgl. …`. */
const signals = {
  english:
    'see(?: also)?|cf\\.?|e\\.g\\.,?|for example,?|as cited (?:in|by)|cited in|quoted in|according to|adapted from|source:?|from',
  welsh:
    'gweler(?: hefyd)?|gw\\.|cym(?:h|harer|\\.)?|e\\.e\\.|er enghraifft,?|dyfynnwyd (?:yn|gan)|yn ôl|ffynhonnell:?',
  german:
    'vgl\\.?(?: auch| dazu)?|vergleiche|siehe(?: auch)?|s\\.(?: auch)?|z\\. ?B\\.|bspw\\.|etwa|zit(?:iert|\\.)? (?:nach|in|n\\.)|zit\\. n\\.|nach|laut|quelle:?',
  french:
    "voir(?: aussi| notamment)?|v\\.|par exemple,?|p(?:ar)?\\. ex\\.|cité(?:e)? (?:dans|par)|selon|d'après|source ?:?",
  spanish:
    'véase(?: también)?|ver(?: también)?|vid\\.|cfr?\\.|p(?:or)?\\. ?ej(?:\\.|emplo),?|por ejemplo,?|citad[oa] (?:en|por)|según|fuente:?',
  italian:
    'si veda(?:no)?(?: anche)?|vedi(?: anche)?|v\\.|cfr\\.?|ad es(?:empio|\\.),?|citat[oa] (?:in|da)|secondo|fonte:?',
  portuguese:
    'veja(?:-se)?|ver(?: também)?|cf\\.|conferir|p(?:or)? ex(?:emplo|\\.),?|citad[oa] (?:em|por)|apud|segundo|conforme|fonte:?',
  dutch: 'zie(?: ook)?|vgl\\.|vergelijk|bijv(?:\\.|oorbeeld)|geciteerd (?:in|door)|aangehaald in|volgens|bron:?',
  polish: 'zob(?:acz|\\.)(?: też| także)?|por\\.|patrz|np\\.|cyt\\. za:?|za:|według|źródło:?',
  arabic: '(?:انظر|ينظر|يُنظر|راجع|قارن)(?: أيضا| أيضًا)?:?|مثل|نقلا عن|نقلًا عن|المصدر:?|حسب|بحسب',
  chinese: '参见|參見|参阅|參閱|参考|參考|见|見|转引自|轉引自|引自|例如|来源:?|來源:?|据|根据|根據',
}

/** Before the name in running text: `according to …`, `laut …`, `yn ôl …`; verbs that stand before their subject. */
const attributions = {
  welsh:
    'ym marn|yng ngeiriau|ar sail|yn ôl|chwedl|fel y (?:dywed|dywedodd|noda|nododd|dadleua|dadleuodd|awgryma|awgrymodd|eglura|eglurodd)|dywed(?:odd)?|nod(?:a|odd)|dadleu(?:a|odd)|awgrym(?:a|odd)|honn(?:a|odd)|eglur(?:a|odd)|esboni(?:a|odd)|disgrifi(?:a|odd)|diffini(?:a|odd)|pwysleisi(?:a|odd)|cred(?:a|odd)?|myn(?:n)?(?:a|odd)',
  german:
    'nach (?:Auskunft|Meinung|Auffassung|Darstellung)(?: von)?|in Anlehnung an|ebenso|in den Worten von|laut|gemäß|gemäss|nach(?: Ansicht| Angaben)?(?: von)?|so(?: auch)?|wie auch',
  french:
    "à en croire|de l'avis de|comme l'a (?:souligné|affirmé|noté|écrit)|ainsi que l'(?:affirme|explique|écrit)|selon|d'après|suivant|comme l'(?:explique|indique|affirme|écrit|observe|a (?:montré|dit|écrit|expliqué))|comme le (?:dit|note|montre|rappelle|souligne|précise)|aux yeux de",
  spanish:
    'a juicio de|en opinión de|a decir de|tal (?:y )?como (?:lo )?(?:afirma|señala|indica|explica)|como lo (?:señala|afirma|indica|explica)|según|de acuerdo con|conforme a|en palabras de|como (?:afirma|señala|indica|explica|sostiene|dice|apunta|plantea|menciona|destaca|argumenta|expone|advierte)',
  italian:
    'a parere di|a giudizio di|ad avviso di|come (?:sostenuto|riportato|affermato|indicato) da|secondo|stando a|a detta di|come (?:spiega|afferma|sostiene|scrive|osserva|nota|sottolinea|indica|dice|ricorda|suggerisce|evidenzia)',
  portuguese:
    'na (?:visão|opinião|perspectiva) de|no entender de|consoante|segundo(?: o)?|de acordo com(?: o)?|conforme(?: o)?|nas palavras de|como (?:afirma|aponta|explica|destaca|indica|sustenta|diz|refere|observa|argumenta|ressalta|salienta|sublinha)',
  dutch: 'naar de mening van|in de visie van|volgens|aldus|zoals ook|in de woorden van',
  polish:
    'w ujęciu|idąc za|za|jak czytamy w|jak (?:informuje|tłumaczy|dodaje|mówi)|według|zdaniem|zgodnie z|jak (?:podaje|twierdzi|pisze|wskazuje|zauważa|stwierdza|wyjaśnia|podkreśla|dowodzi|argumentuje)|w opinii',
  arabic:
    'استناد(?:ا|ًا|اً) إلى|من وجهة نظر|على حد تعبير|(?:و)?(?:صرح|أفاد|يفيد|أضاف|يضيف|يعتقد|يعتبر|اعتبر|شدد|يشدد|استنتج|خلص|وصف|يصف|يوضّح|بيّن)|(?:وفق|طبق|تبع)(?:ا|ًا|اً)? ?ل?ـ?|وفق|بحسب|حسب|على حد قول|كما (?:يرى|ذكر|يذكر|يوضح|أوضح|أشار|يشير|يؤكد|أكد|يقول|قال|يبين)|يرى|ترى|ذكر|يذكر|أشار|يشير|أوضح|يوضح|أكد|يؤكد|يقول|قال|يعرف|يعرّف|عرف|عرّف|يزعم|زعم|يبين',
  chinese: '根据|根據|依据|依據|按照|按|据|據|正如|如|诚如|誠如|引用',
}
/** Only where they begin a sentence: elsewhere they say what something is for. */
const openings = 'Pour|Para|Per'

/** Behind name and year: `… (2023) argumentiert`, `… (2023) zufolge`. */
const verbs = {
  welsh:
    'yn (?:dangos|gweld|rhybuddio|rhestru|crynhoi|dadlau|nodi|honni|esbonio|egluro|disgrifio|diffinio|dweud|pwysleisio|credu|datgan|mynnu|haeru|cyfeirio|tynnu sylw|awgrymu|argymell)',
  german:
    'kommt zu dem (?:Schluss|Ergebnis)|geht davon aus|macht deutlich|plädiert|spricht von|verweist auf|erläutert(?:e)?|konstatiert(?:e)?|legt dar|kritisiert(?:e)?|hebt(?: .{1,40})? hervor|zufolge|argumentier(?:t|te)|behauptet(?:e)?|sagt(?:e)?|erklärt(?:e)?|schreibt|schrieb|definiert(?:e)?|beschreibt|beschrieb|betont(?:e)?|meint(?:e)?|führt(?:e)? aus|ausführt|weist darauf hin|wies darauf hin|stellt(?:e)? fest|hält fest|berichtet(?:e)?|unterstreicht|fasst(?:e)? .{1,40} zusammen|gibt an|vertritt|versteht|bezeichnet(?:e)?|unterscheidet|nennt|zeigt(?:e)?|sieht|darlegt|feststellt|hervorhebt|bemerkt',
  french:
    'met en (?:évidence|avant|garde)|rapporte|évoque|ajoute|fait (?:valoir|remarquer|observer)|affirm(?:e|ait|a)|soutient|explique|indique|souligne|précise|définit|décrit|écrit|déclare|note|conclut|estime|montre|rappelle|observe|constate|résume|mentionne|distingue|insiste|dit|considère|avance|a (?:affirmé|soutenu|expliqué|indiqué|souligné|précisé|défini|décrit|écrit|déclaré|noté|conclu|estimé|montré|rappelé|observé|constaté)',
  spanish:
    'nos (?:dice|recuerda)|manifiesta|refiere|enfatiza|resalta|aclara|añade|comenta|asegura|opina|reconoce|afirm(?:a|ó)|sostiene|sostuvo|explic(?:a|ó)|indic(?:a|ó)|señal(?:a|ó)|defin(?:e|ió)|describ(?:e|ió)|escrib(?:e|ió)|declar(?:a|ó)|concluy(?:e|ó)|consider(?:a|ó)|muestra|mostró|destac(?:a|ó)|subray(?:a|ó)|argument(?:a|ó)|plante(?:a|ó)|mencion(?:a|ó)|resum(?:e|ió)|dice|dijo|expon(?:e)|expuso|establec(?:e|ió)|advierte|advirtió|apunt(?:a|ó)|ha (?:afirmado|sostenido|señalado|indicado|explicado|definido|destacado)',
  italian:
    'mette in (?:evidenza|luce|guardia)|precisa|chiarisce|aggiunge|conferma|riferisce|fa notare|afferma|affermò|sostiene|sostenne|spiega|indica|sottolinea|definisce|descrive|scrive|scrisse|dichiara|conclude|ritiene|mostra|osserva|argomenta|ricorda|evidenzia|nota|dice|rileva|ha (?:affermato|sostenuto|spiegato|indicato|sottolineato|definito|descritto|scritto|osservato|mostrato)',
  portuguese:
    'enfatiza|relata|acrescenta|esclarece|pontua|entende|reforça|chama (?:a )?atenção|afirm(?:a|ou)|sustent(?:a|ou)|explic(?:a|ou)|indic(?:a|ou)|destac(?:a|ou)|defin(?:e|iu)|descrev(?:e|eu)|escrev(?:e|eu)|declar(?:a|ou)|conclu(?:i|iu)|consider(?:a|ou)|mostr(?:a|ou)|ressalt(?:a|ou)|salient(?:a|ou)|sublinh(?:a|ou)|argument(?:a|ou)|apont(?:a|ou)|mencion(?:a|ou)|resum(?:e|iu)|diz|disse|defend(?:e|eu)|observ(?:a|ou)|refer(?:e|iu)',
  dutch:
    'licht toe|voegt toe|erkent|bevestigt|rapporteert|claimt|pleit|wijst op|spreekt van|stelt|stelde|beweert|beweerde|zegt|zei|schrijft|schreef|verklaart|legt uit|definieert|beschrijft|noemt|benadrukt(?:e)?|meent|concludeert|geeft aan|gaf aan|wijst erop|merkt op|betoogt|vat .{1,40} samen|onderscheidt|vindt|onderstreept|ziet',
  polish:
    'informuje|dodaje|tłumaczy|przekonuje|przyznaje|odnotowuje|konstatuje|twierdzi(?:ł)?|pisze|wyjaśnia|definiuje|opisuje|podkreśla|wskazuje|stwierdza|stwierdził|zauważa|uważa|podaje|argumentuje|wymienia|dowodzi|mówi|konkluduje|akcentuje|zaznacza|określa',
  arabic: 'يعتقد|يعتبر|أفاد|أضاف|(?:أن|بأن)|يرى|ذكر|يذكر|أشار|يشير|أوضح|يوضح|أكد|يؤكد|يقول|قال|يعرف|يعرّف',
  chinese:
    '(?:也|还|還|曾|则|則|明确|明確|进一步|進一步)?(?:表明|显示|分析|补充|補充|阐述|闡述|谈到|談到|坦言|概括|看来|看來|的观点|的觀點|指出|认为|認為|表示|提到|解释|解釋|声称|聲稱|称|稱|说|說|写道|寫道|描述|强调|強調|总结|總結|主张|主張|论述|論述|断言|斷言|将.{1,16}(?:定义|定義|视|視|描述)为?|把.{1,16}(?:定义|定義|视|視|看)[为作])',
}

/** Verbs of making and advising cite only with what is said behind them: `propose que …`. */
const advising =
  "(?:schlägt|schlug) vor, dass|empfiehlt, dass|antwortet(?:e)?, dass|(?:propose|suggère|recommande|répond|a répondu) qu(?:e|')|(?:propon(?:e|ía)|sugiere|sugirió|recomienda|respond(?:e|ió)) que|(?:propone|suggerisce|raccomanda|risponde) che|(?:propõe|sugere|recomenda|responde(?:u)?) que|(?:suggereert|adviseert|antwoordt) dat|(?:sugeruje|zaleca|proponuje|odpowiada), że"

/** The words of the languages that set spaces between words. */
const spaced = ({ chinese: _, ...table }: Record<string, string>) => Object.values(table).join('|')

/** A letter or note to the writer, by language. */
export const personalCommunication =
  '(?:personal communication|pers\\. comm|pers\\. Mitt\\.|comm?\\. pers\\.|(?:persönliche|mündliche|schriftliche) (?:Kommunikation|Mitteilung|Auskunft)|communication personnelle|comunicación personal|comunicazione personale|comunicação pessoal|persoonlijke (?:communicatie|mededeling)|(?:komunikacja|rozmowa|wiadomość|korespondencja) (?:osobista|prywatna)|(?:cyfathreb(?:u|iad) personol|gohebiaeth bersonol)|(?:اتصال|تواصل) شخصي|مراسلة شخصية|(?:私人|个人|個人)(?:通信|通讯|通訊|交流|沟通|溝通))'

/** `Response to “…”`, by language. */
export const answerTo =
  '(?:Antwort auf|réponse à|respuesta a|risposta a|resposta a|antwoord op|odpowiedź na|ymateb i|رد على|إجابة عن|(?:对|關於|关于).{1,20}的(?:回答|回复|回覆))'

/** What leads to an author at the beginning of a bracket. */
export const signal = new RegExp(`^(?:(?:${spaced(signals)})(?![\\p{L}\\p{M}])|(?:${signals.chinese})) *`, 'iu')

/** What makes the name behind it an author: at the end of the text before the name. */
export const attributionInOtherLanguages = new RegExp(
  `(?:(?<![\\p{L}\\p{M}])(?:${spaced(attributions)})[ ,:]*|(?:${attributions.chinese}))$`,
  'iu',
)
/** `Pour ChatGPT (2023), …` where a sentence begins. */
export const openingInOtherLanguages = new RegExp(`(?:^|[.!?] |[\\n\\v\\f])(?:${openings}) $`, 'u')

/** What makes the name before it an author: at the beginning of the text behind its year. */
export const verbInOtherLanguages = new RegExp(
  `^,? ?(?:(?:auch|aussi|también|anche|também|ook|też|również|ainsi|así|così|ya|già|já) )?(?:(?:${spaced(verbs)}|${advising})(?![\\p{L}\\p{M}])|${verbs.chinese})`,
  'u',
)
