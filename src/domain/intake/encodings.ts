/** The encodings of plain text that are read, by their names in the WHATWG Encoding Standard, in words for people. */
export const encodings = {
  'utf-8': 'Unicode (UTF-8)',
  'utf-16le': 'Unicode (UTF-16, little end first)',
  'utf-16be': 'Unicode (UTF-16, big end first)',
  'windows-1252': 'Western European (Windows)',
  macintosh: 'Western European (Mac)',
  'windows-1250': 'Central European (Windows)',
  'iso-8859-2': 'Central European (ISO)',
  'windows-1257': 'Baltic (Windows)',
  'windows-1251': 'Cyrillic (Windows)',
  'koi8-r': 'Cyrillic (KOI8-R)',
  'iso-8859-5': 'Cyrillic (ISO)',
  'x-mac-cyrillic': 'Cyrillic (Mac)',
  'windows-1253': 'Greek (Windows)',
  'windows-1254': 'Turkish (Windows)',
  'windows-1255': 'Hebrew (Windows)',
  'windows-1256': 'Arabic (Windows)',
  'iso-8859-6': 'Arabic (ISO)',
  'windows-874': 'Thai (Windows)',
  'windows-1258': 'Vietnamese (Windows)',
  gb18030: 'Chinese, simplified (GB18030)',
  big5: 'Chinese, traditional (Big5)',
  shift_jis: 'Japanese (Shift JIS)',
  'euc-jp': 'Japanese (EUC)',
  'iso-2022-jp': 'Japanese (ISO-2022)',
  'euc-kr': 'Korean (EUC)',
} as const

export type Encoding = keyof typeof encodings

export const encodingNames = Object.keys(encodings) as Encoding[]

export const isEncoding = (name: string): name is Encoding => Object.hasOwn(encodings, name)

/** What is said where a text names no encoding that is read. */
export const encodingExpected = `One of: ${encodingNames.join(', ')}.`

/** How a text was decoded, and by what that was known: a mark at its beginning, its bytes, a guess, or the student. */
export interface TextEncoding {
  name: Encoding
  by: 'mark' | 'bytes' | 'guess' | 'student'
}

/** The beginning of a text whose encoding only a guess or its student tells; empty where the encoding gives no text. */
export interface TextBeginning {
  encoding: TextEncoding
  beginning: string
}
