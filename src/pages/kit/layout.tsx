import type { ComponentChildren } from 'preact'
import { useContext } from 'preact/hooks'
import type { SignedIn } from '../../http/server/session.ts'
import { assetPath } from './assets.ts'
import { Problems } from './form/problem.tsx'
import { idOf, PageContext } from './form/redisplay.ts'
import { roleLabels } from './labels.ts'
import { noticeFor } from './notices.ts'

interface LayoutProps {
  title: string
  who: SignedIn | null
  scripts?: ('upload.js' | 'draft.js' | 'htmx.js' | 'confirm.js')[]
  wide?: boolean
  children: ComponentChildren
}

/** The one frame around every page. It says what just happened, or what in a form needs another look. */
export function Layout({ title, who, scripts = [], wide = false, children }: LayoutProps) {
  const { url, redisplay } = useContext(PageContext)
  const notice = noticeFor(new URLSearchParams(url.replace(/^[^?]*/, '')).get('notice') ?? '')
  return (
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${redisplay?.problems.length ? 'Please look again: ' : ''}${title} · Candour`}</title>
        <link rel="stylesheet" href={assetPath('pages.css')} />
        <link rel="icon" href={assetPath('icon.svg')} type="image/svg+xml" />
        {scripts.map((name) => (
          <script key={name} src={assetPath(name)} type="module" />
        ))}
      </head>
      <body>
        <a class="skip" href="#main">
          Skip to the content
        </a>
        <header class="top">
          <div class="top-inner">
            <a class="brand" href="/">
              Candour
            </a>
            {who && <Navigation who={who} />}
          </div>
        </header>
        <main id="main" class={wide ? 'wide' : undefined} tabIndex={-1}>
          {notice && (
            <p class="notice" role="status">
              {notice}
            </p>
          )}
          {redisplay && <Problems problems={redisplay.problems} anchor={(field) => idOf(redisplay.action, field)} />}
          {children}
        </main>
        <footer class="bottom">
          <div class="bottom-inner">
            <p>
              Machines give advice here; people decide. <a href="/policy">Policy</a> ·{' '}
              <a href="/detectors">Detectors</a> · <a href="/receipts/verify">Check a receipt</a>
            </p>
          </div>
        </footer>
      </body>
    </html>
  )
}

const places: Record<SignedIn['role'], [path: string, name: string][]> = {
  student: [
    ['/', 'My work'],
    ['/permissions', 'Permissions'],
  ],
  tutor: [
    ['/review', 'Review list'],
    ['/permissions', 'Permissions'],
    ['/assessments', 'Assessments'],
  ],
  lead: [
    ['/review', 'Review list'],
    ['/assessments', 'Assessments'],
    ['/statistics', 'Statistics'],
  ],
  admin: [
    ['/admin', 'Overview'],
    ['/assessments', 'Assessments'],
    ['/admin/people', 'People'],
    ['/admin/detectors', 'Detectors'],
    ['/admin/policy', 'Policy'],
    ['/admin/lms', 'Connections'],
    ['/admin/audit', 'Audit'],
    ['/statistics', 'Statistics'],
  ],
  auditor: [
    ['/admin/audit', 'Audit'],
    ['/statistics', 'Statistics'],
  ],
  integration: [],
}

/** Whether a page belongs to a place of the navigation: its own address, or one below it. */
const isAt = (path: string, at: string) =>
  at === path || (path !== '/' && path !== '/admin' && at.startsWith(`${path}/`)) || (also[path] ?? /^$/).test(at)

/** Addresses that belong to a place without lying below it. */
const also: Record<string, RegExp> = {
  '/': /^\/submissions\/|^\/assessments\/[^/]+\/hand-in/,
  '/admin/lms': /^\/admin\/(integrations|webhooks)\b/,
}

function Navigation({ who }: { who: SignedIn }) {
  const at = useContext(PageContext).url.replace(/\?.*$/, '')
  return (
    <>
      <nav aria-label="Main">
        <ul>
          {places[who.role].map(([path, name]) => (
            <li key={path}>
              <a href={path} aria-current={isAt(path, at) ? (at === path ? 'page' : 'true') : undefined}>
                {name}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div class="me">
        <a href="/account">
          <bdi>{who.name}</bdi> <span class="quiet">{roleLabels[who.role]}</span>
        </a>
        <form method="post" action="/sign-out">
          <Csrf who={who} />
          <button type="submit" class="plain">
            Sign out
          </button>
        </form>
      </div>
    </>
  )
}

/** The token that proves that a form came from a page of this session. It comes first in every form. */
export function Csrf({ who }: { who: SignedIn }) {
  return <input type="hidden" name="_csrf" value={who.csrf} />
}
