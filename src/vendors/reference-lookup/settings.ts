/** How this deployment asks the indexes of publications. */
export interface Settings {
  /** An address of the provider at which the indexes can reach a person; they ask for one. */
  mailto: string
  /** OpenAlex answers searches only to those with a key; without one it is not asked. */
  openAlexKey: string | null
  /** In place of the three hosts: `http://127.0.0.1:4040`, for an emulator on this machine. Null otherwise. */
  emulator: string | null
  /** In milliseconds; 20 s unless said otherwise. */
  timeoutMs?: number
  /** Requests a second to all three together; 2 unless said otherwise, within what each asks for. */
  perSecond?: number
}

/** The addresses of the three indexes, without a slash at the end. */
export function addressesOf({ emulator }: Pick<Settings, 'emulator'>) {
  return emulator
    ? { crossref: `${emulator}/crossref`, datacite: `${emulator}/datacite`, openalex: `${emulator}/openalex` }
    : {
        crossref: 'https://api.crossref.org',
        datacite: 'https://api.datacite.org',
        openalex: 'https://api.openalex.org',
      }
}
