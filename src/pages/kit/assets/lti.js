// Comfort for pages in a frame of an LMS: forms that go on by themselves, and the platform's storage where cookies are
// refused. Without this script a link or a button of the page does the same.
const storage = document.querySelector('[data-storage]')?.dataset
const forward = document.querySelector('form[data-forward]')

/** Sends a message to the platform's storage and passes its answer on, or null after three seconds without one. */
function ask(message, answered) {
  const { parent } = window
  const target = storage.storage === '_parent' ? parent : (parent.frames[storage.storage] ?? parent)
  const id = crypto.randomUUID()
  const timer = setTimeout(() => answered(null), 3000)
  window.addEventListener('message', function hear(event) {
    if (event.origin !== storage.origin || event.data?.message_id !== id) return
    clearTimeout(timer)
    window.removeEventListener('message', hear)
    answered(event.data)
  })
  target.postMessage({ ...message, message_id: id }, storage.origin)
}

/** Sends the launch once more, with the value that the platform's storage kept since the login, or without one. */
function launchAgain(answer) {
  const form = document.querySelector('form[action="/lti/launch"]')
  form.elements.binding.value = answer?.value ?? ''
  form.submit()
}

if (storage?.binding) {
  ask({ subject: 'lti.put_data', key: storage.key, value: storage.binding }, () => location.replace(storage.next))
} else if (storage) {
  ask({ subject: 'lti.get_data', key: storage.key }, launchAgain)
} else if (forward) {
  forward.submit()
} else if (document.querySelector('[data-close]')) {
  const opener = window.opener ?? window.parent
  const subject = document.querySelector('[data-close]').dataset.close || 'org.imsglobal.lti.close'
  opener.postMessage({ subject }, '*')
}
