import { type Text, textHref, type WorkProps } from './text.ts'
import { textPageAt } from './text-pages.ts'
import { unreadOn } from './unread-here.ts'

/** Every page or part of the text, those with evidence marked with its count. */
export function TextPageLinks({ view, text, places, textPage }: WorkProps & { text: Text }) {
  const { textPages, paged } = text
  if (textPages.length < 2) return null
  const marked = new Map<number, number>()
  for (const { start } of places) {
    const page = textPageAt(textPages, start)
    marked.set(page, (marked.get(page) ?? 0) + 1)
  }
  const name = paged ? 'Page' : 'Part'
  return (
    <nav aria-label={`${name}s of the text`}>
      <ol class="pages">
        {textPages.map((_, index) => (
          <li key={index}>
            <TextPageLink
              href={textHref(view, text, `page=${index + 1}`, 'work')}
              name={name}
              number={index + 1}
              marked={marked.get(index) ?? 0}
              isUnread={unreadOn(text, index).length > 0}
              isShown={index === textPage}
            />
          </li>
        ))}
      </ol>
    </nav>
  )
}

interface LinkProps {
  href: string
  name: string
  number: number
  /** How many passages of evidence begin there. */
  marked: number
  /** Whether something on it was not read. */
  isUnread: boolean
  isShown: boolean
}

function TextPageLink({ href, name, number, marked, isUnread, isShown }: LinkProps) {
  const passages = marked ? `, ${marked} marked ${marked === 1 ? 'passage' : 'passages'}` : ''
  const about = `${passages}${isUnread ? ', not all of it read' : ''}`
  return (
    <a
      href={href}
      class={marked ? 'has-flag' : isUnread ? 'has-unread' : undefined}
      aria-current={isShown ? 'page' : undefined}
      aria-label={`${name} ${number}${about}`}
    >
      {number}
    </a>
  )
}
