// Sends drafts to the server and says whether they were saved.
import { dropCopy, keepCopy } from './draft-copy.js'
import { button, fieldsOf, same, wordsOf } from './draft-words.js'
import { askSession, tellUse } from './session.js'

const retries = [3_000, 10_000, 30_000]
export const changed = (draft) => !same(fieldsOf(draft.form), draft.saved)
const time = (at = new Date()) => at.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })

export function say(draft, ...parts) {
  draft.status.replaceChildren(...parts)
}

/** Saves a draft, one request at a time, and says whether it was saved. Resolves to whether all that is typed is saved. */
export function save(draft, wish = '') {
  clearTimeout(draft.timer)
  draft.saving = (draft.saving ?? Promise.resolve()).then(() => send(draft, wish)).finally(() => tellUse())
  return draft.saving
}

async function send(draft, wish, again = true) {
  if (!changed(draft) && !wish) return true
  if (draft.conflict && !wish) return false
  const fields = fieldsOf(draft.form)
  const answer = await post(draft, fields, wish)
  if (answer?.status === 204) return isSaved(draft, fields)
  if (answer?.status === 409) return isNewer(draft, fields, await answer.json())
  if ([0, 401, 403].includes(answer?.status) && again && (await renew())) return send(draft, wish, false)
  return isUnsaved(draft, answer)
}

function post({ form }, fields, wish) {
  const body = new URLSearchParams(fields)
  for (const name of ['_csrf', '_form', '_page', '_draft']) body.set(name, form.elements[name].value)
  if (wish) body.set('_do', wish)
  const headers = { accept: 'application/json' }
  // Any answer but the expected one, such as being led to another page, is none.
  return fetch('/drafts', {
    method: 'POST',
    body,
    headers,
    redirect: 'manual',
    keepalive: body.toString().length < 60_000,
  }).catch(() => null)
}

function isSaved(draft, fields) {
  Object.assign(draft, { saved: fields, tries: 0, conflict: false })
  draft.version.value = Number(draft.version.value) + 1
  if (!changed(draft)) dropCopy(draft.address)
  say(draft, `Draft saved at ${time()}. It has not been sent.`)
  return true
}

function isNewer(draft, fields, newer) {
  if (same(newer.fields, fields) && !newer.sent) {
    draft.version.value = newer.version - 1
    return isSaved(draft, fields)
  }
  draft.conflict = true
  keep(draft)
  const what = newer.sent
    ? 'This form was sent from another window meanwhile.'
    : `Another window saved other words at ${time(new Date(newer.savedAt))}. Nothing was overwritten.`
  const use = button('Save what is typed here', async () => {
    draft.conflict = false
    await keepBeside(draft, newer)
  })
  say(
    draft,
    `${what} What you typed here is not saved, and waits in this browser. `,
    use,
    wordsOf('The other words', newer.fields),
  )
  return false
}

/** Saves what is typed here as the newest version; the server keeps the other one beside it. */
async function keepBeside(draft, newer) {
  const fields = fieldsOf(draft.form)
  draft.version.value = 0
  const answer = await post(draft, fields, 'beside')
  draft.version.value = newer.version
  if (answer?.status === 204) isSaved(draft, fields)
  else isUnsaved(draft, answer)
}

export async function isUnsaved(draft, answer) {
  keep(draft)
  const status = answer?.status
  const isOut = [0, 401, 403].includes(status)
  if (status === 413) say(draft, `Not saved: ${(await answer.json()).title}`)
  else if (isOut) say(draft, 'Not saved: you are signed out. What you typed waits in this browser. ', signIn(), '.')
  else if (answer)
    say(draft, 'Not saved: the service does not answer as it should. What you typed waits in this browser.')
  else
    say(
      draft,
      'Not saved: there is no connection. What you typed waits in this browser, and is saved once there is one.',
    )
  if (status !== 413) draft.timer = setTimeout(save, retries[Math.min(draft.tries++, retries.length - 1)], draft)
  return false
}

/** A fresh token for every form of the page, where the same person is signed in. */
async function renew() {
  const session = await askSession()
  if (!session?.isSame) return false
  for (const token of document.querySelectorAll('input[name="_csrf"]')) token.value = session.csrf
  return true
}

export const keep = (draft) => keepCopy(draft.address, Number(draft.version.value), fieldsOf(draft.form))

function signIn() {
  const href = `/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`
  return Object.assign(document.createElement('a'), { href, target: '_blank', textContent: 'Sign in in a new tab' })
}
