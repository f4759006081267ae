import { expect, test } from 'vitest'
import { sourcesIn } from '../architecture/sources.ts'

/** A limit on rows: by the query builder or in SQL. */
const limits = /\.limit\(([^)]*)\)|\blimit (\$\{[^}]*\}|\d+)/g

/** A page reads one row more than it shows, so that it knows whether another follows (`src/db/cursor.ts`); one row is no list. */
const isPage = (limit: string) => /\+ 1\b/.test(limit) || /^(1|2)$/.test(limit)

/** Every other limit, and why no person misses what is past it. */
const others: Record<string, string> = {
  'src/db/asset-processor/reports.ts 500': 'work in batches',
  'src/db/dates/heartbeats.ts newest': 'what outages are found from, and by no person read',
  'src/db/figures.ts 1000': 'a count that stops',
  'src/db/figures.ts 10000': 'a count that stops',
  'src/db/intake/attempts.ts 500': 'work in batches',
  'src/db/intake/hand-in-context.ts 100': 'what one hand-in is held against',
  'src/db/lti/refusals.ts 200': 'older refusals are deleted, which the list says',
  'src/db/lti/reports.ts 500': 'work in batches',
  'src/db/notices/failed-mails.ts 100': 'a count that stops',
  'src/db/notices/lists.ts 100': 'a count that stops',
  'src/db/notices/reflections-waiting.ts ${batch}': 'work in batches',
  'src/db/notices/reminders.ts ${batch}': 'work in batches',
  'src/db/operations/vitals.ts 1000': 'a count that stops',
  'src/db/policy/assessments.ts others': 'a choice of the newest; older ones are found by their title on the same page',
  'src/db/records/letters.ts 100': 'work in batches',
  'src/db/records/receipts.ts 500': 'work in batches',
  'src/db/review/pile/waiting-counts.ts 100': 'a count that stops',
  'src/db/review/pile/wanted.ts ${limit}': 'a page or a count, as its callers ask for it',
  'src/db/screening/fingerprints.ts ${commonest}': 'a comparison of wording',
  'src/db/screening/fingerprints.ts ${mostCandidates}': 'a comparison of wording',
  'src/db/submission/stalled.ts 1000': 'work in batches',
  'src/db/tca/callbacks.ts 500': 'work in batches',
  'src/db/text.ts limit': 'work in batches',
  'src/db/audit/contents-log.ts page': 'work in batches',
  'src/db/webhooks/announcements.ts 500': 'work in batches',
  'src/http/audit/audit.ts 500': 'a page of the log, which names the position where the next begins',
}

test('a list ends in a page that names the next, or says here why it may end', () => {
  const found = sourcesIn('src/db', 'src/http', 'src/pages').flatMap(({ path, text }) =>
    [...text.matchAll(limits)].flatMap(([, built, spelt]) => {
      const limit = (built ?? spelt)!
      return isPage(limit) ? [] : [`${path} ${limit}`]
    }),
  )

  expect([...new Set(found)].sort()).toEqual(Object.keys(others).sort())
})
