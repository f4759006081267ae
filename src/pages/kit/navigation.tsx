import { useContext } from 'preact/hooks'
import type { SignedIn } from '../../http/server/session.ts'
import type { en } from '../../language/catalogue/en/index.ts'
import { PostForm } from './form/post-form.tsx'
import { PageContext } from './form/redisplay.ts'
import { useWords } from './words.tsx'

type PlaceName = keyof (typeof en)['navigation']

/** The places of the main navigation, by role. */
const places: Record<SignedIn['role'], [path: string, name: PlaceName][]> = {
  student: [
    ['/', 'work'],
    ['/courses', 'courses'],
    ['/permissions', 'permissions'],
  ],
  tutor: [
    ['/review', 'review'],
    ['/second-opinions', 'secondOpinions'],
    ['/permissions', 'permissions'],
    ['/courses', 'courses'],
    ['/assessments', 'assessments'],
    ['/comments', 'comments'],
  ],
  lead: [
    ['/review', 'review'],
    ['/second-opinions', 'secondOpinions'],
    ['/permissions', 'permissions'],
    ['/comments', 'comments'],
    ['/courses', 'courses'],
    ['/assessments', 'assessments'],
    ['/outages', 'outages'],
    ['/quality', 'quality'],
    ['/statistics', 'statistics'],
    ['/admin/policy', 'policy'],
    ['/admin/audit', 'audit'],
  ],
  admin: [
    ['/admin', 'overview'],
    ['/courses', 'courses'],
    ['/assessments', 'assessments'],
    ['/admin/people', 'people'],
    ['/admin/detectors', 'detectors'],
    ['/admin/policy', 'policy'],
    ['/admin/lms', 'connections'],
    ['/admin/mail', 'mail'],
    ['/outages', 'outages'],
    ['/admin/audit', 'audit'],
    ['/statistics', 'statistics'],
  ],
  auditor: [
    ['/admin/audit', 'audit'],
    ['/outages', 'outages'],
    ['/quality', 'quality'],
    ['/statistics', 'statistics'],
  ],
  integration: [],
}

/** Whether a page belongs to a place of the navigation: its own address, or one below it. */
const isAt = (path: string, at: string) =>
  at === path || (path !== '/' && path !== '/admin' && at.startsWith(`${path}/`)) || (also[path] ?? /^$/).test(at)

/** Addresses that belong to a place although they are not below it. */
const also: Record<string, RegExp> = {
  '/': /^\/submissions\/|^\/assessments\/[^/]+\/hand-in/,
  '/courses': /^\/students\//,
  '/admin/lms': /^\/admin\/(integrations|webhooks)\b/,
}

/** The main navigation of a person’s role, their account, and the button to sign out. */
export function Navigation({ who }: { who: SignedIn }) {
  const { url, waiting = {} } = useContext(PageContext)
  const { say } = useWords()
  const at = url.replace(/\?.*$/, '')
  return (
    <>
      <nav aria-label={say('navigation.main')}>
        <ul>
          {places[who.role].map(([path, name]) => (
            <li key={path}>
              <a href={path} aria-current={isAt(path, at) ? (at === path ? 'page' : 'true') : undefined}>
                {say(`navigation.${name}`)}
                <Count count={waiting[path] ?? 0} what={say('navigation.waiting')} />
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div class="me">
        <a href="/notices">
          {say('navigation.notices')} <Count count={who.unread} what={say('navigation.unread')} />
        </a>
        <a href="/account">
          <bdi>{who.name}</bdi> <span class="quiet">{say(`labels.role.${who.role}`)}</span>
        </a>
        <PostForm who={who} action="/sign-out">
          <button type="submit" class="plain">
            {say('navigation.signOut')}
          </button>
        </PostForm>
      </div>
    </>
  )
}

/** How many of something there are, where there are any; counting stops at 100. */
function Count({ count, what }: { count: number; what: string }) {
  if (!count) return null
  return (
    <span class="chip">
      {count >= 100 ? '99+' : count}
      <span class="visually-hidden"> {what}</span>
    </span>
  )
}
