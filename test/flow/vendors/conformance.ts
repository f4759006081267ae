import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { auditEvents, vendorRuns } from '../../../src/db/schema/index.ts'
import { erase } from '../../../src/flow/submission/erase.ts'
import { eraseAtVendors } from '../../../src/flow/vendors/erase.ts'
import { openRuns } from '../../../src/flow/vendors/open.ts'
import { claimDue } from '../../../src/flow/vendors/run/claim.ts'
import { recordStep } from '../../../src/flow/vendors/run/record-step.ts'
import { take } from '../../../src/flow/vendors/run/step.ts'
import { vendorSteps } from '../../../src/queue/due-work.ts'
import { until } from '../webhooks/receiver.ts'
import { essay, stepOne, student, type Tenant } from './tenant.ts'

/** A vendor that the suite can look into and trouble. */
export interface Vendor {
  tenant: Tenant
  /** Lets everything happen that happens by itself. */
  play(): Promise<void>
  /** How many documents with content the vendor holds. */
  documents(): number
  /** Every byte that the vendor received. */
  received(): Buffer
  /** Makes the next answer that carries a result hold fields nobody knows. */
  addUnknownFields(): void
  /** Makes the next answer that carries a result come without its figure. */
  leaveOutFigure(): void
  /** Makes the next answer hang for longer than a test lasts, so that only giving up ends it. */
  hang(): void
}

const never = new AbortController().signal

/**
 * The promises of every remote detector (docs/reference/turnitin.md#conformance). A new adapter calls this with a vendor of its own and
 * needs nothing else to be taken in.
 */
export function testRemoteDetector(name: string, vendor: () => Vendor) {
  describe(`${name} keeps the promises of every remote detector`, () => {
    test('its card says where work goes, what it cannot see, and from which hosts nothing else is reached', () => {
      const { detector } = vendor().tenant

      expect(detector.cannotSee.every((limit) => /\S+ \S+.*[.]$/.test(limit))).toBe(true)
      expect(detector.dataFlow.recipient.hosts.length).toBeGreaterThan(0)
      expect(detector.basis).toBe('statistical')
    })

    test('the same run opened twice is one document', async () => {
      const { tenant, play, documents } = vendor()
      const before = documents()
      const id = await tenant.paper()

      await openRuns(tenant.context, id)
      await play()

      expect((await tenant.runOf(id)).state).toBe('succeeded')
      expect(documents() - before).toBe(1)
    })

    test('a run that is killed after any of its calls resumes, with one document', async () => {
      const { tenant, play, documents } = vendor()
      let kills = 0

      for (let after = 1; ; after++) {
        const before = documents()
        const id = await tenant.paper()
        const killed = await playUntilKilled(tenant, after)
        await play()

        expect(await tenant.runOf(id)).toMatchObject({ state: 'succeeded', claim: null })
        expect(documents() - before).toBe(1)
        if (!killed) break
        kills++
      }

      expect(kills).toBeGreaterThan(0)
    })

    test('evidence in the text quotes the text at its place, and no flag is more than a note to look', async () => {
      const { tenant, play } = vendor()
      const id = await tenant.paper()

      await play()

      const { body } = await tenant.call(tenant.people.tutor, 'GET', `/v1/submissions/${id}`)
      const evidence = body.flags.flatMap((flag: { evidence: unknown[] }) => flag.evidence)
      expect(evidence.length).toBeGreaterThan(0)
      for (const { in: place, start, end, quote } of evidence) {
        if (place === 'text') expect(essay.slice(start, end)).toBe(quote)
      }
      expect(body.flags.map(({ severity }: { severity: string }) => severity)).not.toContain('conflict')
    })

    test('no byte of a name, an address or a file name leaves', async () => {
      const { tenant, play, received } = vendor()
      await tenant.paper()

      await play()

      const left = received().toString('latin1').toLowerCase()
      expect(left).toContain('play gives young children')
      for (const word of [...student.name.split(' '), 'college.example', 'essay.txt', tenant.learner.id]) {
        expect(left).not.toContain(word.toLowerCase())
      }
    })

    test('a call that hangs is given up at once when the service stops, and no attempt is spent', async () => {
      const { tenant, play, received, hang } = vendor()
      const id = await tenant.paper()
      const before = received().length
      const stopping = new AbortController()
      hang()

      const step = stepOne(tenant.context, tenant.detector, stopping.signal)
      await until(() => received().length > before)
      stopping.abort()
      await step

      expect(await tenant.runOf(id)).toMatchObject({ claim: null, attempts: 0 })
      await play()
      expect((await tenant.runOf(id)).state).toBe('succeeded')
    })

    test('fields that nobody knows are tolerated', async () => {
      const { tenant, play, addUnknownFields } = vendor()
      const id = await tenant.paper()
      addUnknownFields()

      await play()

      expect((await tenant.runOf(id)).state).toBe('succeeded')
    })

    test('a figure that is missing is never a zero', async () => {
      const { tenant, play, leaveOutFigure } = vendor()
      const id = await tenant.paper()
      leaveOutFigure()

      await play()

      const { body } = await tenant.call(tenant.people.tutor, 'GET', `/v1/submissions/${id}`)
      const own = body.runs.filter((run: { detector: string }) => run.detector === tenant.detector.id)
      const values = own.flatMap((run: { measurements: { value: unknown }[] }) =>
        run.measurements.map(({ value }) => value),
      )
      expect(values.length).toBeGreaterThan(0)
      expect(values[0]).not.toBe(0)
    })

    test('erasing takes the remote copy away, with proof, and may be asked for twice', async () => {
      const { tenant, play, documents } = vendor()
      const before = documents()
      const id = await tenant.paper()
      await play()
      expect(documents() - before).toBe(1)

      await erase(tenant.context, tenant.people.admin, id, 'The student asked for it.')
      await eraseAtVendors(tenant.context, id)
      await eraseAtVendors(tenant.context, id)
      await play()
      await eraseAtVendors(tenant.context, id)
      await play()

      expect(documents() - before).toBe(0)
      expect((await tenant.runOf(id)).state).toBe('erased')
      const events = await tenant.context.db.select().from(auditEvents).where(eq(auditEvents.submissionId, id))
      const proofs = events.filter(({ type }) => type === 'remote.erased')
      expect(proofs).toHaveLength(1)
      expect(proofs[0]!.data.proof).toMatchObject({ document: (await tenant.runOf(id)).externalId })
    })

    test('work that is erased before anything was sent never leaves', async () => {
      const { tenant, play, documents } = vendor()
      const before = documents()
      const id = await tenant.paper()

      await erase(tenant.context, tenant.people.admin, id, 'The student asked for it.')
      await eraseAtVendors(tenant.context, id)
      await play()

      expect(documents() - before).toBe(0)
      const [run] = await tenant.context.db.select().from(vendorRuns).where(eq(vendorRuns.submissionId, id))
      expect(run).toMatchObject({ state: 'closed', nextStepAt: null })
    })
  })
}

/** Steps as usual, but forgets what the `after`-th step brought, as a process does that dies right then. */
async function playUntilKilled({ context, detector, time }: Tenant, after: number): Promise<boolean> {
  for (let steps = 1; ; ) {
    const run = await claimDue(context.db, detector, context.clock())
    if (!run) {
      const [next] = await context.db.$client
        .query(
          "select min(next_step_at) as at from vendor_runs where next_step_at is not null and state <> 'succeeded'",
        )
        .then(({ rows }) => rows)
      if (!next.at) return false
      time.now = new Date(Math.max(next.at.getTime(), time.now.getTime() + 1))
      continue
    }
    const taken = await take(context, detector, run, never)
    if (steps++ === after) {
      time.now = new Date(time.now.getTime() + vendorSteps.leaseMs)
      return true
    }
    await recordStep(context, detector, run, taken)
  }
}
