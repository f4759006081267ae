/** The languages in which Turnitin offers its terms (docs/reference/turnitin.md#languages). */
const languages =
  'ar-SA cs-CZ da-DK de-DE el-GR en-US es-MX fi-FI fr-FR it-IT ja-JP ko-KR nb-NO nl-NL pl-PL pt-BR ro-RO ru-RU sv-SE tr-TR vi-VN zh-CN zh-TW'.split(
    ' ',
  )

/** The viewer and the PDF are offered in these. */
const viewerLanguages = languages.filter((language) => !['da-DK', 'nb-NO'].includes(language))

/** The nearest offered language to the wished one: the same, else the same tongue, else American English. */
export function termsLanguage(wished: string, offered: string[] = languages): string {
  return nearest(wished, offered.length ? offered : languages)
}

export function viewerLocale(wished: string): string {
  return nearest(wished, viewerLanguages)
}

function nearest(wished: string, offered: string[]): string {
  const exact = offered.find((language) => language.toLowerCase() === wished.toLowerCase())
  const tongue = wished.split('-')[0]!.toLowerCase()
  return exact ?? offered.find((language) => language.toLowerCase().startsWith(`${tongue}-`)) ?? 'en-US'
}
