import { spaced } from './spaced.ts'

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

/** What makes the name before it an author: at the beginning of the text behind its year. */
export const verbInOtherLanguages = new RegExp(
  `^,? ?(?:(?:auch|aussi|también|anche|também|ook|też|również|ainsi|así|così|ya|già|já) )?(?:(?:${spaced(verbs)}|${advising})(?![\\p{L}\\p{M}])|${verbs.chinese})`,
  'u',
)
