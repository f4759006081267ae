// Puts the notice of what just happened beside the section that the address leads to, and has it announced: a region that
// is there when a page opens is not. Without this script the notice stays in sight at the top of the window.
const notice = document.getElementById('notice')
const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)))

if (target) {
  const heading = target.matches('h1, h2, h3, h4') ? target : target.querySelector('h2, h3, h4')
  if (heading) heading.after(notice)
  else target.prepend(notice)
  target.scrollIntoView()
}
notice.classList.add('placed')
const words = notice.textContent
notice.textContent = ''
setTimeout(() => {
  notice.textContent = words
}, 100)
