import type { ComponentChildren } from 'preact'
import type { SignedIn } from '../../../http/server/session.ts'
import { Layout } from '../../kit/layout.tsx'

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
  children: ComponentChildren
}

/** The frame of every page about other systems: which kinds there are, and where one is. */
export function Connections({ who, title, here, list = false, children }: ConnectionsProps) {
  return (
    <Layout title={title} who={who} scripts={['copy.js']} wide>
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

interface ListProps {
  here: string
  connections: { id: string; name: string; standing: ComponentChildren; about: ComponentChildren }[]
  /** What is said when there are none. */
  empty: string
}

/** Every connection of one kind: its name, how it stands, and what tells it from the others. */
export function ConnectionRows({ here, connections, empty }: ListProps) {
  if (!connections.length) return <p class="empty">{empty}</p>
  return (
    <ul class="rows">
      {connections.map(({ id, name, standing, about }) => (
        <li key={id}>
          <h2>
            <a href={`${here}/${id}`}>
              <bdi>{name}</bdi>
            </a>
          </h2>
          <p>{standing}</p>
          <p class="meta">{about}</p>
        </li>
      ))}
    </ul>
  )
}
