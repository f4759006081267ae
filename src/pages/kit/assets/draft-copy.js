// What could not be saved waits in this browser, sealed with a key that only its person gets from the server: another
// person who uses the browser cannot read it. The key is never stored; it is asked for by the page.
const prefix = 'candour:draft:'
let person
let key

/** Takes the person and the key of a session, so that copies can be read and written. */
export async function openCopies(session) {
  person = session.person
  const raw = Uint8Array.from(atob(session.key.replace(/-/g, '+').replace(/_/g, '/')), (letter) => letter.charCodeAt(0))
  key = await globalThis.crypto.subtle?.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt'])
}

const nameOf = (address) => `${prefix}${person}:${address}`
let writing = Promise.resolve()

/** Keeps a copy of what is typed, with the version of the draft that it goes on from. In the order of asking. */
export function keepCopy(address, version, fields) {
  writing = writing.then(() => write(address, version, fields)).catch(() => undefined)
  return writing
}

async function write(address, version, fields) {
  if (!key) return
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const text = new TextEncoder().encode(JSON.stringify({ version, fields }))
  const sealed = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, text))
  localStorage.setItem(nameOf(address), JSON.stringify([base64(iv), base64(sealed)]))
}

/** The copy of a form of this person, or null. */
export async function readCopy(address) {
  try {
    const [iv, sealed] = JSON.parse(localStorage.getItem(nameOf(address))).map(bytes)
    const text = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, sealed)
    return JSON.parse(new TextDecoder().decode(text))
  } catch {
    return null
  }
}

/** Removes the copy of one form, after what is being written of it. */
export function dropCopy(address) {
  writing = writing.then(() => localStorage.removeItem(nameOf(address))).catch(() => undefined)
  return writing
}

/** Removes every copy of this person, as they sign out. */
export function dropCopies() {
  for (const name of Object.keys(localStorage))
    if (name.startsWith(`${prefix}${person}:`)) localStorage.removeItem(name)
}

const base64 = (raw) => btoa(Array.from(raw, (byte) => String.fromCharCode(byte)).join(''))
const bytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
