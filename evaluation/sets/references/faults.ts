import type { Pick } from '../lists/pick.ts'
import type { CitedWork } from './works.ts'

/** A fault put into an honest work: the rule that should point at it, and how it is made. Null where the work has no room for it. */
export interface Planted {
  rule: string
  plant(work: CitedWork, pick: Pick): CitedWork | null
}

/** The work with one entry changed, the first for which `change` gives another text. */
function changed(work: CitedWork, pick: Pick, change: (entry: string) => string): CitedWork | null {
  const from = pick.between(0, work.entries.length - 1)
  const order = work.entries.map((_, at) => (from + at) % work.entries.length)
  const at = order.find((one) => change(work.entries[one]!) !== work.entries[one]!)
  return at === undefined
    ? null
    : { ...work, entries: work.entries.map((entry, index) => (index === at ? change(entry) : entry)) }
}

const otherDigit = (digit: string) => String((Number.parseInt(digit, 10) + 4) % 10 || 0)

export const faults: Planted[] = [
  {
    rule: 'identifier-check-digit',
    plant: (work, pick) =>
      changed(work, pick, (entry) =>
        entry.replace(/(ISBN [\d-]+)(\d)(?=-?\d{4})/, (_, before, digit) => before + otherDigit(digit)),
      ),
  },
  {
    rule: 'identifier-check-digit',
    plant: (work, pick) =>
      changed(work, pick, (entry) => entry.replace(/(ISSN \d)(\d)/, (_, before, digit) => before + otherDigit(digit))),
  },
  {
    rule: 'identifier-form',
    plant: (work, pick) => changed(work, pick, (entry) => entry.replace(/(doi\.org\/10\.\d{4})\/\S+$/, '$1/')),
  },
  {
    rule: 'identifier-form',
    plant: (work, pick) => changed(work, pick, (entry) => entry.replace(/(ISBN \d{12})\d/, '$1')),
  },
  {
    rule: 'identifier-form',
    plant: (work, pick) =>
      changed(work, pick, (entry) => entry.replace(/(arXiv:\d\d)\d\d/, '$113').replace('$113', '13')),
  },
  {
    rule: 'identifier-left-open',
    plant: (work, pick) => changed(work, pick, (entry) => entry.replace(/10\.\d{4}\/\S+$/, '10.xxxx/xxxxx')),
  },
  {
    rule: 'link-broken',
    plant: (work, pick) => changed(work, pick, (entry) => entry.replace('https://doi.org/', 'https//doi.org/')),
  },
  {
    rule: 'link-broken',
    plant: (work, pick) => changed(work, pick, (entry) => entry.replace(/(10\.\d{4}\/j\.wj\.)/, '$1 ')),
  },
  {
    rule: 'year-after-hand-in',
    plant: (work, pick) =>
      changed(work, pick, (entry) => {
        const years = [...entry.matchAll(/(?<!\d)(?:19|20)\d\d(?!\d)/g)]
        return years.length === 1 ? entry.replace(years[0]![0], '2034') : entry
      }),
  },
  {
    rule: 'duplicate-entry',
    plant: (work) => ({ ...work, entries: [...work.entries, work.again(work.entries.length)] }),
  },
  {
    rule: 'citation-without-entry',
    plant: (work) =>
      work.citing === 'none'
        ? null
        : {
            ...work,
            body: [
              ...work.body,
              work.citing === 'numbers'
                ? `It is late [${work.entries.length + 2}].`
                : 'It is late (Quibell & Zander, 2014, p. 3).',
            ],
          },
  },
  {
    rule: 'entry-not-cited',
    plant: (work) =>
      work.citing === 'none' ? null : { ...work, entries: [...work.entries, work.uncited(work.entries.length)] },
  },
]
