// Says before the session ends that it will, with a button that goes on with it. Without scripts the foot of each page
// says how long after its opening that is.
import { openCopies } from './draft-copy.js'

/** How long before the end a person is warned, in seconds; for short sessions, half of what is left. */
const warning = 300
const used = 'candour:used'
let person
let endsAt
let timer
/** How long the session lasts without use, in milliseconds. */
let length = Number(document.body.dataset.session) * 1_000

/** Asks whose session this is; null where the person is signed out or nothing answers. Asking renews the session. */
export async function askSession() {
  const answer = await fetch('/session', { headers: { accept: 'application/json' }, redirect: 'manual' }).catch(
    () => null,
  )
  if (!answer?.ok || !answer.headers.get('content-type')?.includes('json')) return null
  const session = await answer.json()
  const isSame = person === undefined || person === session.person
  if (isSame) {
    if (person === undefined) await openCopies(session)
    person = session.person
    length = session.secondsLeft * 1_000
    tellUse()
  }
  return { ...session, isSame }
}

/** Notes, for every tab of this browser, that the session was just used. */
export function tellUse() {
  if (!length) return
  localStorage.setItem(used, JSON.stringify({ endsAt: Date.now() + length }))
  watch(Date.now() + length)
}

function watch(end) {
  endsAt = end
  const ahead = Math.min(warning * 1_000, length / 2)
  clearTimeout(timer)
  document.getElementById('session-warning')?.remove()
  timer = setTimeout(warn, endsAt - ahead - Date.now())
}

addEventListener('storage', ({ key, newValue }) => {
  const said = key === used && newValue ? JSON.parse(newValue) : null
  if (said) watch(said.endsAt)
})

function warn() {
  const minutes = Math.max(1, Math.round((endsAt - Date.now()) / 60_000))
  const stay = Object.assign(document.createElement('button'), { type: 'button', textContent: 'Stay signed in' })
  stay.addEventListener('click', () => void askSession())
  show(
    `You are signed out in ${minutes === 1 ? 'a minute' : `${minutes} minutes`}, because nothing was done here. `,
    stay,
  )
  timer = setTimeout(end, endsAt - Date.now())
}

function end() {
  const href = `/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`
  const link = Object.assign(document.createElement('a'), {
    href,
    target: '_blank',
    textContent: 'Sign in in a new tab',
  })
  show('You are signed out. What you typed is kept. ', link)
}

function show(...parts) {
  document.getElementById('session-warning')?.remove()
  const box = Object.assign(document.createElement('div'), { id: 'session-warning', className: 'notice' })
  box.setAttribute('role', 'alert')
  document.body.prepend(box)
  box.append(...parts)
}

tellUse()
