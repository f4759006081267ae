import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Context } from '../../context.ts'
import { type App, groupOf } from '../../http/server/routes.ts'
import { signedIn } from '../../http/server/session.ts'
import { Layout } from '../kit/layout.tsx'
import { send } from '../kit/send.tsx'
import { Day } from '../kit/time.tsx'

/** What the last run of the accessibility tests looked at; `test/security/pages-access.test.ts` writes it. */
interface LastRun {
  /** `YYYY-MM-DD`; null until a whole run of this version was recorded. */
  date: string | null
  /** The program that looked, with its version. */
  program: string
  /** How each page was shown. */
  views: string[]
  /** The addresses that were looked at, as the code has them. */
  pages: string[]
}

const lastRun: LastRun = JSON.parse(
  readFileSync(fileURLToPath(new URL('./accessibility-run.json', import.meta.url)), 'utf8'),
)

/** What is known not to meet the standard, or was not tried. */
const exceptions = [
  'Files that students hand in are shown as they are. A PDF without tags, or a picture without a description, stays so; its text is beside it where the program could read it.',
  'Terms of an outside check are shown as its vendor wrote them.',
  'The pages were not yet tried with people who use a screen reader every day, nor in Firefox and Safari.',
]

/** The accessibility statement, open to everyone. */
export const accessibilityPages = groupOf(getStatement)

function getStatement(app: App, context: Context) {
  app.get('/accessibility', { config: { action: 'public' } }, async (request, reply) => {
    const { accessibilityContact: contact } = context.config
    return send(
      reply,
      <Layout title="Accessibility" who={await signedIn(context, request)}>
        <h1>Accessibility</h1>
        <p class="lead">
          These pages are built to meet the Web Content Accessibility Guidelines (WCAG) 2.2 at level AA. They work with
          the keyboard alone and without scripts.
        </p>
        <Tested />
        <h2>What does not meet it, or was not tried</h2>
        <ul>
          {exceptions.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        <h2>If something is in your way</h2>
        <p dir="auto">{contact ? `Please tell us: ${contact}` : 'Please tell your tutor, who passes it on.'}</p>
      </Layout>,
    )
  })
}

function Tested() {
  const { date, program, views, pages } = lastRun
  return (
    <>
      <h2>What was tested</h2>
      <p>
        {date ? (
          <>
            The last test run of this version was on <Day at={new Date(`${date}T12:00:00Z`)} />, with {program}. It
            found nothing to object to.
          </>
        ) : (
          'No whole test run of this version was recorded yet.'
        )}{' '}
        The tests look at each of the pages below in these ways:
      </p>
      <ul>
        {views.map((view) => (
          <li key={view}>{view}</li>
        ))}
      </ul>
      <details>
        <summary>The {pages.length} pages</summary>
        <ul>
          {pages.map((page) => (
            <li key={page}>
              <code>{page}</code>
            </li>
          ))}
        </ul>
      </details>
    </>
  )
}
