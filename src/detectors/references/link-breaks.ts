const scheme = 'https?:\\/\\/'

/** How links break when they are copied, and the sentence for each. Spaces are real ones: the end of a line breaks nothing. */
export const linkBreaks: [pattern: RegExp, note: string][] = [
  [
    new RegExp(`${scheme} +(?=[\\w-]+\\.\\w)[\\w./-]+|(?:${scheme})?(?<!\\p{L})www\\. +[\\w-]+\\.[\\w./-]+`, 'giu'),
    'A space stands inside this link.',
  ],
  [
    new RegExp(
      `${scheme}[\\w-]+(?:\\.[\\w-]+){0,3}(?:\\. | \\.)(?:uk|com|org|gov|ac|edu|net|co|eu)(?=[/.])[\\w./-]*`,
      'giu',
    ),
    'A space stands inside this link.',
  ],
  [
    new RegExp(
      `${scheme}\\S*[/_=&?-] (?!(?:www|pp?|vol)\\.)[a-z0-9][\\w%]*(?:[/=&?][\\w%.-]+|(?:-[\\w%]+){2,}|\\.(?:html?|pdf|aspx?|php)(?!\\w))[\\w%./=&?-]*`,
      'gu',
    ),
    'A space stands inside this link.',
  ],
  [
    /(?<![\p{N}.])10\.\d{4,9} ?\/(?:\S*[./_-])? (?:[a-z]{1,8}[.\d][\w.()-]*\d[\w-]*|\d{5,}[\w.-]*|\d{4}\.\d{3,}[\w.-]*)|(?<![\p{N}.])10\.\d{4,9} \/\S+/gu,
    'A space stands inside this DOI.',
  ],
  [
    /(?<![\w/=])https?:\/\/(?:https?:?\/\/|(?:dx\.)?doi\.org\/https?:\/\/)\S*/giu,
    'The beginning of this link stands twice.',
  ],
  [
    /(?<![\p{L}\p{N}/])(?:h?t{1,3}p{1,2}s{2,}|htp{1,2}s?|ht{3,}ps?|ttps?|hhttps?|httpp?s?;):?\/\/\S+|(?<![\p{L}\p{N}/])https?(?:\/\/|:\/(?!\/)|:\\\\|:(?=www\.))[\w-]+\.\S+/giu,
    'The beginning of this link is not https:// or http://.',
  ],
  [
    /(?:https?:\/\/|(?<!\p{L})www\.)[^\s"<>]*\.{3}(?=[\s)\]>,;]|$)/giu,
    'This link ends in three dots, as programs show a link that they cut off.',
  ],
  [
    /(?<![\p{L}])(?:file:\/\/\S+|chrome-extension:\/\/\S+|moz-extension:\/\/\S+|blob:https?:\S+|[A-Z]:\\[\w\\ .-]+|https?:\/\/(?:localhost|127\.0\.0\.1)(?![\w.])\S*)/giu,
    'This address leads to something on one computer only; others cannot open it.',
  ],
]
