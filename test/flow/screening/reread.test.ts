import { execFile } from 'node:child_process'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { submissions, texts } from '../../../src/db/schema/index.ts'
import { lockForWork } from '../../../src/db/submission/access.ts'
import { sha256Hex } from '../../../src/domain/hash.ts'
import { plainDocument, readerVersion } from '../../../src/domain/screening/document.ts'
import { advance } from '../../../src/flow/advance.ts'
import { extract } from '../../../src/flow/screening/extract.ts'
import { reread } from '../../../src/flow/screening/reread.ts'
import { screen } from '../../../src/flow/screening/screen.ts'
import { signedIn } from '../../pages/visitor.ts'
import { aService } from '../../service.ts'

const { context, config, handIn, people, person, call, baseUrl } = await aService({}, { background: false })

const before = '0'
const work = 'Play is how children work.\nReferences\nChatGPT (2025) Play. https://chatgpt.com\n'
/** The same file as an earlier reader might have read it, so that every place is another one. */
const earlierText = `Two lines that the present reader leaves out.\nA page header.\n${work}`

/** Work whose file was read by the reader before the present one, and screened then. */
async function workReadBefore(file: string | Buffer = work, name = 'essay.txt') {
  const { body } = await handIn(file, name, { who: await person('student') })
  await context.db.transaction(async (tx) => {
    const { text, ...layout } = plainDocument(earlierText)
    await tx
      .insert(texts)
      .values({ submissionId: body.id, readerVersion: before, text, sha256: sha256Hex(text), layout })
    const submission = (await lockForWork(tx, body.id))!
    await advance(tx, submission, { type: 'submission.text_extracted', who: null })
  })
  await screen(context, body.id)
  return body.id as string
}

const textOf = async (id: string, query = '') => {
  const { body } = await call(people.tutor, 'GET', `/v1/submissions/${id}/text${query}`)
  return body
}
const viewOf = async (id: string) => (await call(people.tutor, 'GET', `/v1/submissions/${id}`)).body

interface FlagRow {
  id: string
  detector: string
  readerVersion: string
  evidence: { in: string; start: number; end: number; quote: string; paragraph: number }[]
}
const authorFlags = (view: { flags: FlagRow[] }, version: string) =>
  view.flags.filter((flag) => flag.detector === 'ai-author-citation' && flag.readerVersion === version)

/** `npx candour backfill --reread`, as the built program. */
const backfill = (...args: string[]) =>
  promisify(execFile)(process.execPath, [resolve('bin/candour.js'), 'backfill', ...args], {
    env: {
      ...process.env,
      DATABASE_URL: config.databaseUrl!,
      MIGRATE_DATABASE_URL: config.migrateDatabaseUrl!,
      CANDOUR_DATA_DIR: config.dataDir,
      SIGNING_KEY: config.signingKey!,
    },
  })

// As an operator does it, once: the program takes a while to start.
const rereadByHand = await workReadBefore()
const [flagBefore] = authorFlags(await viewOf(rereadByHand), before)
const { stdout } = await backfill('--reread')

describe('after the reader has changed, before anything is read again', () => {
  test('all earlier text is shown, searched, compared and marked as it was', async () => {
    const id = await workReadBefore()

    const view = await viewOf(id)
    const page = await (await signedIn({ context, baseUrl }, people.tutor)).visit(`/review/${id}`)
    const concern = await call(people.tutor, 'POST', `/v1/submissions/${id}/concerns`, {
      code: 'collusion',
      particulars: 'The end.',
      observations: [{ observation: 'Here.', start: earlierText.length - 5, end: earlierText.length }],
    })

    expect(await textOf(id)).toMatchObject({ text: earlierText, readerVersion: before })
    expect(view.facts.words).toBe(plainDocument(earlierText).facts.words)
    expect(view.readerVersions).toEqual([before])
    expect(authorFlags(view, before)[0]!.evidence[0]).toMatchObject({ paragraph: 5 })
    expect(page.text).toContain('Two lines that the present reader leaves out.')
    expect(concern.status).toBe(201)
  })
})

describe('work that is read again', () => {
  test('has the new text beside the earlier one, and each flag quotes the text that it was made from', async () => {
    const id = rereadByHand

    expect(stdout).toMatch(/\d+ submissions were gone through/)
    expect(await textOf(id)).toMatchObject({ text: work, readerVersion })
    expect(await textOf(id, `?readerVersion=${before}`)).toMatchObject({ text: earlierText, readerVersion: before })
    expect((await call(people.tutor, 'GET', `/v1/submissions/${id}/text?readerVersion=none`)).status).toBe(404)
    const view = await viewOf(id)
    expect(view.readerVersions).toEqual([readerVersion, before])
    expect(authorFlags(view, before)).toEqual([flagBefore])
    expect(authorFlags(view, readerVersion)).toHaveLength(1)
    for (const [version, text] of [
      [before, earlierText],
      [readerVersion, work],
    ] as const) {
      for (const { start, end, quote } of authorFlags(view, version)[0]!.evidence) {
        expect(quote).toBe(text.slice(start, end))
      }
    }
    expect(authorFlags(view, readerVersion)[0]!.evidence[0]).toMatchObject({ paragraph: 3 })
  })

  test('has every detector asked about the new text once, and no second time', async () => {
    const id = await workReadBefore()
    const detectors = context.detectors.filter((detector) => 'detect' in detector).length

    await reread(context, id)
    await screen(context, id)
    const once = await viewOf(id)
    expect(await reread(context, id)).toBe('unchanged')
    await screen(context, id)

    expect(once.runs).toHaveLength(2 * detectors)
    expect((await viewOf(id)).runs).toHaveLength(2 * detectors)
    const { body: trail } = await call(people.tutor, 'GET', `/v1/submissions/${id}/audit-events`)
    expect(trail.items.filter(({ type }: { type: string }) => type === 'submission.text_reread')).toHaveLength(1)
  })

  test('is shown to its reviewer with passages marked in the text in which they were found', async () => {
    const id = await workReadBefore()
    await reread(context, id)
    await screen(context, id)
    const view = await viewOf(id)
    const [old] = authorFlags(view, before)
    const [fresh] = authorFlags(view, readerVersion)
    const { visit } = await signedIn({ context, baseUrl }, people.tutor)

    const present = await visit(`/review/${id}`)
    const past = await visit(`/review/${id}?reader=${before}`)

    expect(present.text).not.toContain('Two lines that the present reader leaves out.')
    expect(present.text).toContain(`id="e-${fresh!.id}-0"`)
    expect(present.text).not.toContain(`id="e-${old!.id}-0"`)
    expect(present.text).toContain(
      `href="/review/${id}?reader=${before}&amp;at=${old!.evidence[0]!.start}#e-${old!.id}-0"`,
    )
    expect(past.text).toContain('Two lines that the present reader leaves out.')
    expect(past.text).toContain(`id="e-${old!.id}-0"`)
    expect(past.text).not.toContain(`id="e-${fresh!.id}-0"`)
  })

  test('keeps what there is when the file cannot be read now', async () => {
    const id = await workReadBefore(Buffer.from('%PDF-1.7 and nothing else'), 'essay.pdf')

    expect(await reread(context, id)).toBe('unreadable')

    expect(await textOf(id)).toMatchObject({ text: earlierText })
  })

  test('that nobody could read before has a text and opinions now', async () => {
    const { body } = await handIn(work, 'essay.txt', { who: await person('student') })
    await context.db.transaction(async (tx) => {
      await tx.update(submissions).set({ unreadable: 'It could not be read.' }).where(eq(submissions.id, body.id))
      await advance(tx, (await lockForWork(tx, body.id))!, { type: 'submission.text_unreadable', who: null })
    })

    expect(await reread(context, body.id)).toBe('read')
    await screen(context, body.id)

    const view = await viewOf(body.id)
    expect(view).toMatchObject({ status: 'under_review', unreadable: null, readerVersions: [readerVersion] })
    expect(authorFlags(view, readerVersion)).toHaveLength(1)
  })

  test('is read once, by its first reader, when it comes in after the change', async () => {
    const { body } = await handIn(work, 'essay.txt', { who: await person('student') })

    await extract(context, body.id)

    expect(await reread(context, body.id)).toBe('unchanged')
    expect(await textOf(body.id)).toMatchObject({ text: work, readerVersion })
  })
})

test('an option that backfill does not have is refused before anything starts', async () => {
  await expect(backfill('--everything')).rejects.toMatchObject({
    code: 2,
    stdout: expect.stringContaining('no option “--everything”'),
  })
})
