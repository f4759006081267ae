// Sends a chosen or dropped file at once and shows how far it has come. Without this script the form sends it at the end.
const form = document.querySelector('form[data-upload]')
const drop = form?.querySelector('.drop')
const input = drop?.querySelector('input[type=file]')
const progress = drop?.querySelector('progress')
const status = drop?.querySelector('[role=status]')

function say(words) {
  status.textContent = words
}

function sizeOf(bytes) {
  if (bytes < 1024) return `${bytes} bytes`
  return bytes < 1048576 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1048576).toFixed(1)} MB`
}

function send(file) {
  const body = new FormData()
  body.append('_csrf', form.elements._csrf.value)
  body.append('file', file)
  const request = new XMLHttpRequest()
  request.open('POST', form.dataset.upload)
  request.responseType = 'json'
  request.upload.addEventListener('progress', ({ loaded, total }) => {
    progress.max = total
    progress.value = loaded
    say(`Sending ${file.name}: ${Math.round((100 * loaded) / total)} %`)
  })
  request.addEventListener('load', () => {
    progress.hidden = true
    const kept = request.response
    if (request.status !== 200 || !kept?.upload) {
      say(kept?.title ?? 'The file could not be kept. Please try again, or hand in without this script.')
      return
    }
    form.elements.upload.value = kept.upload
    input.value = ''
    input.required = false
    const arrived = `${kept.name} (${sizeOf(kept.bytes)}) has arrived and is kept with your draft.`
    say(`${arrived} ${kept.note ?? ''} Nothing is handed in yet.`)
  })
  request.addEventListener('error', () => {
    progress.hidden = true
    say('The connection was lost while the file was being sent. Please choose the file again.')
  })
  progress.hidden = false
  progress.removeAttribute('value')
  say(`Sending ${file.name}`)
  request.send(body)
}

if (drop && input) {
  input.addEventListener('change', () => input.files[0] && send(input.files[0]))
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
    if (file) send(file)
  })
}
