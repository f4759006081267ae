// Saves what is typed in long forms shortly after every change, and never overwrites what another window saved. What
// cannot be saved waits in this browser. Without this script the button “Save this draft” saves.
import { dropCopies, dropCopy, readCopy } from './draft-copy.js'
import { changed, isUnsaved, keep, save, say } from './draft-save.js'
import { button, fieldsOf, fill, same, wordsOf } from './draft-words.js'
import { askSession } from './session.js'

const pause = 800
// A check page carries the form that it asks about; what is in it cannot be changed there.
const drafts = [...document.querySelectorAll('.draft')]
  .map((footer) => footer.closest('form').elements._draft)
  .map((version) => ({
    form: version.form,
    version,
    address: version.form.elements._form.value,
    status: version.form.querySelector('[data-draft-status]'),
    saved: fieldsOf(version.form),
    tries: 0,
  }))
/**
 * Puts back what waited in this browser. Where the server has other words, or the person has begun to type meanwhile, both
 * are shown and none is lost.
 */
async function bringBack(draft) {
  const copy = await readCopy(draft.address)
  if (!copy) return
  if (same(copy.fields, fieldsOf(draft.form))) return dropCopy(draft.address)
  if (copy.version === Number(draft.version.value) && !changed(draft)) {
    draft.form.closest('details')?.setAttribute('open', '')
    fill(draft.form, copy.fields)
    draft.form.dispatchEvent(new Event('input', { bubbles: true }))
    if (same(copy.fields, fieldsOf(draft.form))) return save(draft)
  }
  const drop = button('Remove these words from this browser', () => {
    dropCopy(draft.address)
    say(draft)
  })
  say(draft, 'This browser holds other words that were not saved. ', wordsOf('Show them', copy.fields), drop)
}

for (const draft of drafts) {
  draft.form.addEventListener('input', ({ target }) => {
    if (target.type === 'file') return
    keep(draft)
    clearTimeout(draft.timer)
    draft.timer = setTimeout(save, pause, draft)
  })
}

const unsaved = () => drafts.filter((draft) => changed(draft) && !draft.conflict)
const saveAll = () => Promise.all(unsaved().map((draft) => save(draft)))
let leaving = false
const passed = new WeakSet()

// What is half written elsewhere on the page is saved before another form of it, or a link, leads away.
document.addEventListener('submit', async (event) => {
  const { target: form, submitter } = event
  if (form.getAttribute('action') === '/sign-out') dropCopies()
  if (event.defaultPrevented || form.method !== 'post') return
  const own = drafts.find((draft) => draft.form === form)
  const waiting = drafts.filter((draft) => draft.form !== form && changed(draft) && !draft.conflict)
  if (own) clearTimeout(own.timer)
  if (passed.has(form) || (navigator.onLine && !waiting.length && !(own && changed(own)))) {
    leaving = true
    return
  }
  event.preventDefault()
  if (own && !navigator.onLine) {
    await isUnsaved(own, null)
    return
  }
  await Promise.all(waiting.map((draft) => save(draft)))
  if (own) await save(own)
  passed.add(form)
  form.requestSubmit(submitter)
})

document.addEventListener('click', async (event) => {
  const link = event.target.closest?.('a[href]')
  const elsewhere =
    !link ||
    link.target ||
    link.origin !== location.origin ||
    event.button ||
    event.ctrlKey ||
    event.metaKey ||
    event.shiftKey
  if (
    elsewhere ||
    event.defaultPrevented ||
    (link.hash && link.pathname + link.search === location.pathname + location.search) ||
    !unsaved().length
  )
    return
  event.preventDefault()
  await saveAll()
  location.assign(link.href)
})

addEventListener('beforeunload', (event) => {
  if (!leaving && unsaved().length) event.preventDefault()
})
addEventListener('pagehide', () => void (leaving || saveAll()))
addEventListener('online', saveAll)
document.addEventListener('visibilitychange', () => unsaved().length && saveAll())

if (drafts.length) await askSession()
for (const draft of drafts) await bringBack(draft)
