import { useContext } from 'preact/hooks'
import type { SignedIn } from '../../http/server/session.ts'
import { PostForm } from './form/post-form.tsx'
import { PageContext } from './form/redisplay.ts'
import { roleLabels } from './labels.ts'

/** The places of the main navigation, by role. */
const places: Record<SignedIn['role'], [path: string, name: string][]> = {
  student: [
    ['/', 'My work'],
    ['/courses', 'Courses'],
    ['/permissions', 'Permissions'],
  ],
  tutor: [
    ['/review', 'Review list'],
    ['/second-opinions', 'Second opinions'],
    ['/permissions', 'Permissions'],
    ['/courses', 'Courses'],
    ['/assessments', 'Assessments'],
    ['/comments', 'Comments'],
  ],
  lead: [
    ['/review', 'Review list'],
    ['/second-opinions', 'Second opinions'],
    ['/permissions', 'Permissions'],
    ['/comments', 'Comments'],
    ['/courses', 'Courses'],
    ['/assessments', 'Assessments'],
    ['/outages', 'Outages'],
    ['/quality', 'Quality'],
    ['/statistics', 'Statistics'],
    ['/admin/policy', 'Policy'],
    ['/admin/audit', 'Audit'],
  ],
  admin: [
    ['/admin', 'Overview'],
    ['/courses', 'Courses'],
    ['/assessments', 'Assessments'],
    ['/admin/people', 'People'],
    ['/admin/detectors', 'Detectors'],
    ['/admin/policy', 'Policy'],
    ['/admin/lms', 'Connections'],
    ['/admin/mail', 'Mail'],
    ['/outages', 'Outages'],
    ['/admin/audit', 'Audit'],
    ['/statistics', 'Statistics'],
  ],
  auditor: [
    ['/admin/audit', 'Audit'],
    ['/outages', 'Outages'],
    ['/quality', 'Quality'],
    ['/statistics', 'Statistics'],
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
  const at = url.replace(/\?.*$/, '')
  return (
    <>
      <nav aria-label="Main">
        <ul>
          {places[who.role].map(([path, name]) => (
            <li key={path}>
              <a href={path} aria-current={isAt(path, at) ? (at === path ? 'page' : 'true') : undefined}>
                {name}
                <Count count={waiting[path] ?? 0} what="waiting" />
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div class="me">
        <a href="/notices">
          Notices <Count count={who.unread} what="unread" />
        </a>
        <a href="/account">
          <bdi>{who.name}</bdi> <span class="quiet">{roleLabels[who.role]}</span>
        </a>
        <PostForm who={who} action="/sign-out">
          <button type="submit" class="plain">
            Sign out
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
