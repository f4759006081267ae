import { spaced } from './spaced.ts'

/**
 * Before the name in running text: `according to …`, `laut …`, `yn ôl …`; verbs that stand before their subject.. Words
 * of use are left out: an account of use is no citation.
 */
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

/** What makes the name behind it an author: at the end of the text before the name. */
export const attributionInOtherLanguages = new RegExp(
  `(?:(?<![\\p{L}\\p{M}])(?:${spaced(attributions)})[ ,:]*|(?:${attributions.chinese}))$`,
  'iu',
)
/** `Pour ChatGPT (2023), …` where a sentence begins. */
export const openingInOtherLanguages = new RegExp(`(?:^|[.!?] |[\\n\\v\\f])(?:${openings}) $`, 'u')
