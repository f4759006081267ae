import { spaced } from './spaced.ts'

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

/** What leads to an author at the beginning of a bracket. */
export const signal = new RegExp(`^(?:(?:${spaced(signals)})(?![\\p{L}\\p{M}])|(?:${signals.chinese})) *`, 'iu')
