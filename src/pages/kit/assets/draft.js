// Saves the draft shortly after every change. Without this script the button “Save draft” does the same.
const form = document.querySelector('form[data-draft]')
const status = document.getElementById('draft-status')
const pause = 800
let waiting
let sending = false

async function save() {
  if (sending) {
    waiting = setTimeout(save, pause)
    return
  }
  sending = true
  const body = new URLSearchParams()
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value)
  try {
    const answer = await fetch(form.dataset.draft, { method: 'POST', body })
    const time = new Date().toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })
    status.textContent = answer.ok ? `Draft saved at ${time}.` : 'The draft could not be saved just now.'
  } catch {
    status.textContent = 'The draft could not be saved: there is no connection just now.'
  }
  sending = false
}

form?.addEventListener('input', ({ target }) => {
  if (target.type === 'file') return
  clearTimeout(waiting)
  waiting = setTimeout(save, pause)
})
