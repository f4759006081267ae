// Sends a chosen or dropped file at once and shows how far it has come. Without this script the form sends it at the end.
const form = document.querySelector('form[data-upload]')
const drop = form?.querySelector('.drop')
const input = drop?.querySelector('input[type=file]')
const progress = drop?.querySelector('progress')
const status = drop?.querySelector('[role=status]')
const field = drop?.querySelector('details')
/** The file under way, and the button that was pressed meanwhile. */
let sending = null
let pressed = null

function say(words) {
  status.textContent = words
}

function sizeOf(bytes) {
  if (bytes < 1024) return `${bytes} bytes`
  return bytes < 1048576 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1048576).toFixed(1)} MB`
}

/** Why a file is not sent at all, or an empty text. */
function refusalOf({ name, size }) {
  const most = Number(drop.dataset.maxBytes)
  if (size === 0) return `Error: ${name} is empty (0 bytes), so it was not sent. Please choose another file.`
  if (size <= most) return ''
  return `Error: ${name} is too large (${sizeOf(size)}), so it was not sent. The most is ${sizeOf(most)}.`
}

function choose(file) {
  const refusal = refusalOf(file)
  if (!refusal) return send(file)
  input.value = ''
  say(refusal)
}

function send(file) {
  sending?.abort()
  const body = new FormData()
  body.append('_csrf', form.elements._csrf.value)
  body.append('file', file)
  const request = new XMLHttpRequest()
  sending = request
  request.open('POST', form.dataset.upload)
  request.responseType = 'json'
  request.upload.addEventListener('progress', ({ loaded, total }) => {
    progress.max = total
    progress.value = loaded
  })
  request.addEventListener('load', () => arrived(request))
  request.addEventListener('error', () => {
    stop()
    say('Error: the connection was lost while the file was being sent. Please choose the file again.')
  })
  progress.hidden = false
  progress.removeAttribute('value')
  say(`Sending ${file.name} (${sizeOf(file.size)}).`)
  request.send(body)
}

/** Ends what was under way, and gives the button that was pressed meanwhile. */
function stop() {
  progress.hidden = true
  const button = pressed
  sending = pressed = null
  return button
}

function arrived({ status: code, response: kept }) {
  const button = stop()
  if (code !== 200 || !kept?.upload) {
    say(`Error: ${kept?.title ?? 'The file could not be kept. Please choose it again.'}`)
    return
  }
  form.elements.upload.value = kept.upload
  input.value = ''
  input.required = false
  field.open = false
  document.getElementById('kept-file').hidden = false
  field.querySelector('summary').textContent = 'Choose another file'
  const words = `${kept.name} (${sizeOf(kept.bytes)}) has arrived and is kept with your draft.`
  say(`${words} ${kept.note ?? ''} Nothing is handed in yet.`)
  // A hint about the file is read before it is handed in.
  if (button && !kept.note) form.requestSubmit(button)
}

if (drop && input) {
  input.addEventListener('change', () => input.files[0] && choose(input.files[0]))
  form.addEventListener('submit', (event) => {
    if (!sending) return
    event.preventDefault()
    pressed = event.submitter
    say('The file is still being sent. The page goes on by itself once it has arrived.')
  })
  for (const type of ['dragenter', 'dragover']) {
    drop.addEventListener(type, (event) => {
      event.preventDefault()
      drop.classList.add('over')
    })
  }
  for (const type of ['dragleave', 'drop']) drop.addEventListener(type, () => drop.classList.remove('over'))
  drop.addEventListener('drop', (event) => {
    event.preventDefault()
    const file = event.dataTransfer.files[0]
    if (file) choose(file)
  })
}
