import type { Tag } from '../../package/xml.ts'

/** A field of a form of Word before content controls (ECMA-376-1, 17.16.17): a box to tick, or a list to choose from. */
export interface FormField {
  kind: 'box' | 'list' | null
  isChecked: boolean
  chosen: number
  entries: string[]
}

export const newFormField = (): FormField => ({ kind: null, isChecked: false, chosen: 0, entries: [] })

const isOn = (value: string | undefined) => !/^(0|false|off)$/.test(value ?? '')

/** Takes what an element says of the field it is in; the state as it was set counts before the one at the beginning. */
export const formElements: Record<string, (field: FormField, tag: Tag) => void> = {
  'w:checkBox': (field) => {
    field.kind = 'box'
  },
  'w:ddList': (field) => {
    field.kind = 'list'
  },
  'w:default': takeDefault,
  'w:checked': (field, tag) => {
    field.isChecked = isOn(tag.get('w:val'))
  },
  'w:result': (field, tag) => {
    field.chosen = Number(tag.get('w:val') ?? 0)
  },
  'w:listEntry': (field, tag) => {
    field.entries.push(tag.get('w:val') ?? '')
  },
}

function takeDefault(field: FormField, tag: Tag) {
  if (field.kind === 'box') field.isChecked = isOn(tag.get('w:val'))
  if (field.kind === 'list') field.chosen = Number(tag.get('w:val') ?? 0)
}

/** What the page shows in its place; empty where its result is text of the document. */
export function shownIn({ kind, isChecked, chosen, entries }: FormField): string {
  if (kind === 'box') return isChecked ? '☒' : '☐'
  return kind === 'list' ? (entries[chosen] ?? '') : ''
}
