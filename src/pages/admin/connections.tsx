import type { ComponentChildren } from 'preact'
import type { SignedIn } from '../../http/session.ts'
import { Layout } from '../layout.tsx'

const kinds: [path: string, name: string][] = [
  ['/admin/lms', 'LMS by LTI'],
  ['/admin/integrations', 'LMS by webhook'],
  ['/admin/webhooks', 'Webhooks out'],
]

interface ConnectionsProps {
  who: SignedIn
  title: string
  /** The path of the kind of connection that this page is about. */
  here: string
  /** Whether this page is the list itself. */
  list?: boolean
  notice?: string | undefined
  children: ComponentChildren
}

/** The frame of every page about other systems: which kinds there are, and where one is. */
export function Connections({ who, title, here, list = false, notice, children }: ConnectionsProps) {
  return (
    <Layout title={title} who={who} notice={notice} wide>
      <nav class="tabs" aria-label="Connections">
        <ul>
          {kinds.map(([path, name]) => (
            <li key={path}>
              <a href={path} aria-current={path === here ? (list ? 'page' : 'true') : undefined}>
                {name}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {children}
    </Layout>
  )
}
