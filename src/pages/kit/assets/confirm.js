// Says what a decision still lacks while it is being written. The page says the same after “Check what is missing”.
const form = document.querySelector('form[data-missing]')
const region = document.getElementById('missing')
const pause = 500
let waiting

async function ask() {
  const body = new URLSearchParams()
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value)
  const answer = await fetch(form.dataset.missing, { method: 'POST', body }).catch(() => null)
  if (!answer?.ok) return
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const fresh = page.getElementById('missing')
  if (fresh) region.replaceChildren(...fresh.childNodes)
}

form?.addEventListener('input', () => {
  clearTimeout(waiting)
  waiting = setTimeout(ask, pause)
})
