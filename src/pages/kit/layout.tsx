import type { ComponentChildren } from 'preact'
import { useContext } from 'preact/hooks'
import type { SignedIn } from '../../http/server/session.ts'
import { isEnglishOnly } from '../../language/english-only.ts'
import type { Words } from '../../language/words.ts'
import { assetPath, type Script } from './assets.ts'
import { Refused, UnsentWords } from './draft/unsent.tsx'
import { Problems } from './form/problem.tsx'
import { type AboutPage, idOf, PageContext } from './form/redisplay.ts'
import { Navigation } from './navigation.tsx'
import { noticeFor } from './notices.ts'
import { Sentence, useWords } from './words.tsx'

interface LayoutProps {
  title: string
  who: SignedIn | null
  scripts?: Script[]
  wide?: boolean
  /** The summary of problems of a form that has fields of its own kind. */
  summary?: ComponentChildren
  /** Whether the page stands in a frame of an LMS: without a session, and without links to our other pages. */
  framed?: boolean
  children: ComponentChildren
}

/** The document around every page, with the notice of what just happened or the problems of a form shown once more. */
export function Layout({ title, who, scripts = [], wide = false, summary, framed = false, children }: LayoutProps) {
  const page = useContext(PageContext)
  const { redisplay, words } = page
  const shown = redisplay?.problems.length ? words.say('kit.lookAgain', { title }) : title
  return (
    <html lang={words.language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${shown} · Candour`}</title>
        <link rel="stylesheet" href={assetPath('pages.css')} />
        <link rel="icon" href={assetPath('icon.svg')} type="image/svg+xml" />
        {who && !framed && <script src={assetPath('draft.js')} type="module" />}
        {[...(noticeIn(page) ? (['notice.js'] as const) : []), ...scripts].map((name) => (
          <script key={name} src={assetPath(name)} type="module" />
        ))}
      </head>
      <body data-session={who ? secondsLeft(who) : undefined}>
        {!framed && <Header who={who} />}
        <main id="main" lang={languageOf(page)} class={wide ? 'wide' : undefined} tabIndex={-1}>
          {summary}
          {redisplay && <Problems problems={redisplay.problems} anchor={(field) => idOf(redisplay.action, field)} />}
          <Notice />
          <Refused />
          {children}
          <UnsentWords />
        </main>
        {!framed && <Footer who={who} />}
      </body>
    </html>
  )
}

/** The language of a page's content, where it is not that of what is around it. */
const languageOf = ({ url, words }: AboutPage) =>
  words.language !== 'en-GB' && isEnglishOnly(url) ? 'en-GB' : undefined

function Header({ who }: { who: SignedIn | null }) {
  return (
    <>
      <a class="skip" href="#main">
        {useWords().say('kit.skip')}
      </a>
      <header class="top">
        <div class="top-inner">
          <a class="brand" href="/">
            Candour
          </a>
          {who && <Navigation who={who} />}
        </div>
      </header>
    </>
  )
}

const noticeIn = ({ url, words }: AboutPage) =>
  noticeFor(new URLSearchParams(url.replace(/^[^?]*/, '')).get('notice') ?? '', words)

/**
 * The notice whose code is in the address, if there is one. It stays in sight at the top of the window; the script puts it
 * beside the section that the address leads to, and has it announced.
 */
function Notice() {
  const notice = noticeIn(useContext(PageContext))
  return notice ? (
    <p class="notice" role="status" id="notice">
      {notice}
    </p>
  ) : null
}

const secondsLeft = ({ endsAt }: SignedIn) => Math.round((endsAt.getTime() - Date.now()) / 1_000)

function Footer({ who }: { who: SignedIn | null }) {
  return (
    <footer class="bottom">
      <div class="bottom-inner">
        <p>
          <Sentence
            of="kit.foot"
            policy={(text) => <a href="/policy">{text}</a>}
            detectors={(text) => <a href="/detectors">{text}</a>}
            receipts={(text) => <a href="/receipts/verify">{text}</a>}
            accessibility={(text) => <a href="/accessibility">{text}</a>}
          />
        </p>
        {who && (
          <noscript>
            <p>{signedOutAfter(secondsLeft(who), useWords())}</p>
          </noscript>
        )}
      </div>
    </footer>
  )
}

/** When the session ends, in whole hours where that is more than two away, else in minutes. */
function signedOutAfter(seconds: number, { say }: Words): string {
  const minutes = Math.round(seconds / 60)
  return minutes > 120
    ? say('kit.sessionHours', { hours: Math.floor(minutes / 60) })
    : say('kit.sessionMinutes', { minutes })
}
