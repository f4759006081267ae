const parts =
  'quotes bibliography citations abstract methods small_matches internet publications crossref crossref_posted_content submitted_works custom_sections preprints'.split(
    ' ',
  )

/** What the check of wording sets aside by itself; a plug-in can switch nothing else on. */
const setAside = ['quotes', 'bibliography']

/** What work is compared with: other work here. */
export const searchRepositories = ['SUBMITTED_WORK']

/** The view settings of Turnitin: true where they apply here. Plug-ins show them with ticks. */
export const viewSettings: Record<string, boolean> = Object.fromEntries(
  parts.map((part) => [`exclude_${part}`, setAside.includes(part)]),
)
