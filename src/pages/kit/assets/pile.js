// Keys for the review list and the page of a work, and comments that are inserted on the page. Every key presses a link or
// button that is on the page; without this script they do the same.
const isOn = document.querySelector('[data-keys="on"]') !== null
const dialog = document.getElementById('keys')

/** Whether a person types into something, or a dialog is open: then a letter is a letter. */
const isTyping = ({ target }) =>
  target.closest('input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable], dialog') !== null

/** Moves the focus to the next or the previous row of the list. */
function move(step) {
  const links = [...document.querySelectorAll('[data-row] a')]
  if (!links.length) return false
  const here = links.findIndex((link) => link.closest('[data-row]').contains(document.activeElement))
  const there = here < 0 ? (step > 0 ? 0 : links.length - 1) : here + step
  links[Math.min(Math.max(there, 0), links.length - 1)].focus()
  return true
}

/** Ticks the row that has the focus, or takes its tick away. */
function tick() {
  const box = document.activeElement.closest('[data-row]')?.querySelector('input[type=checkbox]')
  if (box) box.checked = !box.checked
  return Boolean(box)
}

/** Presses what this key stands for on the page: a link, a button, or a form that it opens. */
function pressKey(key) {
  const target = [...document.querySelectorAll('[data-key]')].find((one) => one.dataset.key === key)
  if (!target) return false
  const details = target.querySelector('details')
  if (!details) target.click()
  else {
    details.open = true
    const library = target.querySelector('.comments')
    if (library?.querySelector('[data-insert]')) library.open = true
    const first = target.querySelector('[data-insert]') ?? document.getElementById(target.dataset.opens)
    first?.focus()
  }
  return true
}

const acts = {
  j: () => move(1) || pressKey('j'),
  k: () => move(-1) || pressKey('k'),
  x: tick,
  '/': () => {
    const search = document.querySelector('main input[type=search]')
    search?.focus()
    return search !== null
  },
  '?': () => {
    if (dialog && !dialog.open) dialog.showModal()
    return dialog !== null
  },
}

/** Sends the form that the person writes in, by its last button, which is the one that it is for. */
function sendForm({ target }) {
  const form = target.closest('form[method=post]')
  const button = [...(form?.querySelectorAll('button[type=submit]:not([data-insert])') ?? [])].at(-1)
  if (button) form.requestSubmit(button)
  return Boolean(button)
}

document.addEventListener('keydown', (event) => {
  if (!isOn || event.altKey || event.defaultPrevented || event.repeat) return
  const withControl = event.ctrlKey || event.metaKey
  if (withControl && event.key === 'Enter' && event.target.matches('[data-opens] textarea')) {
    if (sendForm(event)) event.preventDefault()
    return
  }
  if (withControl || isTyping(event)) return
  if ((acts[event.key] ?? (() => pressKey(event.key)))()) event.preventDefault()
})

document.querySelector('a[data-key="?"]')?.addEventListener('click', (event) => {
  event.preventDefault()
  acts['?']()
})

/** Puts a comment at the end of its field, and the cursor behind it. */
function insert({ dataset }) {
  const field = document.getElementById(dataset.insert)
  const text = field.value && !field.value.endsWith('\n') ? `\n${dataset.text}` : dataset.text
  field.focus()
  field.setRangeText(text, field.value.length, field.value.length, 'end')
  field.dispatchEvent(new Event('input', { bubbles: true }))
}

document.addEventListener('click', (event) => {
  const button = event.target.closest?.('button[data-insert]')
  if (!button) return
  event.preventDefault()
  insert(button)
})
