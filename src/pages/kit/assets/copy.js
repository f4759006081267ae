// A button that copies, beside every address that is marked with `data-copy`. Without this script it is copied by hand.
for (const element of document.querySelectorAll('[data-copy]')) {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'second'
  button.textContent = 'Copy'
  button.setAttribute('aria-label', `Copy: ${element.dataset.copy}`)
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(element.textContent)
    button.textContent = 'Copied'
  })
  element.after(' ', button)
}
