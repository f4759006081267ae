// What stands in a form, as names and values.

const controls = (form) => [...form.elements].filter(({ name, type }) => name && name[0] !== '_' && type !== 'file')

/** Names and values of a form, without files and without what the mechanism adds. */
export const fieldsOf = (form) =>
  [...new FormData(form)].filter(([name, value]) => name[0] !== '_' && typeof value === 'string')

/** Drafts are the same when their words are; line ends differ between a form and what was sent of it. */
export const same = (one, other) => words(one) === words(other)
const words = (fields) =>
  JSON.stringify(
    fields
      .filter(([name, value]) => name !== 'do' && value)
      .map(([name, value]) => [name, value.replace(/\r\n?/g, '\n')]),
  )

export function button(label, press) {
  const made = Object.assign(document.createElement('button'), {
    type: 'button',
    textContent: label,
    className: 'plain',
  })
  made.addEventListener('click', press)
  return made
}

export function wordsOf(label, fields) {
  const details = document.createElement('details')
  details.append(Object.assign(document.createElement('summary'), { textContent: label }))
  for (const [, value] of fields.filter(([, value]) => /\s/.test(value.trim()))) {
    details.append(
      Object.assign(document.createElement('p'), { className: 'verbatim', dir: 'auto', textContent: value }),
    )
  }
  return details
}

export function fill(form, fields) {
  const left = new Map()
  for (const [name, value] of fields) left.set(name, [...(left.get(name) ?? []), value])
  for (const control of controls(form)) {
    const values = left.get(control.name) ?? []
    if (control.type === 'hidden' || control.type === 'submit') continue
    if (['checkbox', 'radio'].includes(control.type)) control.checked = values.includes(control.value)
    else control.value = values.shift() ?? ''
  }
}
