import Type from 'typebox'
import type { Context } from '../../context.ts'
import { clocks } from '../../flow/vendors/clocks.ts'
import { linkToReport, pdfReport } from '../../flow/vendors/report.ts'
import { retryRun } from '../../flow/vendors/run/retry.ts'
import { acceptTerms, readTerms } from '../../flow/vendors/terms.ts'
import { ListOf, Media } from '../server/answer-shapes.ts'
import { type App, groupOf } from '../server/routes.ts'
import { Id, Params } from '../server/schemas.ts'
import { nothingLoads } from '../server/security/headers.ts'
import { Acceptance, RemoteRun, ReportLink, ReportPending, RetriedRuns, Terms } from './shapes.ts'

/** A language tag (RFC 5646). */
const Language = Type.String({ maxLength: 35, pattern: '^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$' })
const Detector = Type.String({ maxLength: 100 })
const OfRun = Type.Object({ id: Id, detector: Detector })
const Locale = Type.Object({ locale: Type.Optional(Language) })

/** How long a browser should wait for a PDF that is being made, in seconds. */
const comeBackIn = 3

/** What people see of a remote detector: where it stands, the vendor's own report, the vendor's terms. */
export const remoteReportRoutes = groupOf(
  getRemoteRuns,
  postRetries,
  postReportLinks,
  getReportPdf,
  getTerms,
  postAcceptances,
)

function getRemoteRuns(app: App, context: Context) {
  app.get(
    '/submissions/:id/remote-runs',
    {
      config: { action: 'submission.read_work' },
      schema: {
        summary: 'Where every remote detector stands with this work, each as a sentence',
        params: Params,
        response: { 200: ListOf(RemoteRun) },
      },
    },
    async ({ who, params }) => ({ items: await clocks(context, who, params.id) }),
  )
}

function postRetries(app: App, context: Context) {
  app.post(
    '/submissions/:id/remote-runs/:detector/retries',
    {
      config: { action: 'run.retry' },
      schema: { summary: 'Try a run again that came to no result', params: OfRun, response: { 202: RetriedRuns } },
    },
    async ({ who, params }, reply) => reply.code(202).send(await retryRun(context, who, params.id, params.detector)),
  )
}

function postReportLinks(app: App, context: Context) {
  app.post(
    '/submissions/:id/remote-runs/:detector/report-links',
    {
      config: { action: 'submission.read_work' },
      schema: {
        summary: "A link to the vendor's own report, for one click",
        params: OfRun,
        querystring: Locale,
        response: { 201: ReportLink },
      },
    },
    async ({ who, params, query }, reply) => {
      const link = await linkToReport(context, who, params.id, params.detector, query.locale ?? 'en-GB')
      return reply.code(201).send(link)
    },
  )
}

function getReportPdf(app: App, context: Context) {
  app.get(
    '/submissions/:id/remote-runs/:detector/report.pdf',
    {
      config: { action: 'submission.read_work' },
      schema: {
        summary: "The vendor's report as a PDF; 202 while it is made",
        params: OfRun,
        querystring: Locale,
        response: { 200: Media('application/pdf', 'The report.'), 202: ReportPending },
      },
    },
    async ({ who, params, query }, reply) => {
      const pdf = await pdfReport(context, who, params.id, params.detector, query.locale ?? 'en-GB')
      if (!pdf) return reply.code(202).header('retry-after', comeBackIn).send({ detail: 'The report is being made.' })
      return reply
        .type('application/pdf')

        .header('content-disposition', `attachment; filename="report-${params.id}.pdf"`)
        .header('content-security-policy', `sandbox; ${nothingLoads}`)
        .send(pdf)
    },
  )
}

function getTerms(app: App, context: Context) {
  app.get(
    '/detectors/:id/terms',
    {
      config: { action: 'terms.accept' },
      schema: {
        summary: "A vendor's terms in force, and whether you accepted them",
        params: Type.Object({ id: Detector }),
        querystring: Locale,
        response: { 200: Terms },
      },
    },
    ({ who, params, query }) => readTerms(context, who, params.id, query.locale ?? 'en-GB'),
  )
}

function postAcceptances(app: App, context: Context) {
  app.post(
    '/detectors/:id/terms/acceptances',
    {
      config: { action: 'terms.accept' },
      schema: {
        summary: "Accept a vendor's terms yourself; handing in never depends on it",
        params: Type.Object({ id: Detector }),
        body: Type.Object({
          version: Type.String({ minLength: 1, maxLength: 100 }),
          language: Language,
        }),
        response: { 201: Acceptance },
      },
    },
    async ({ who, params, body }, reply) => reply.code(201).send(await acceptTerms(context, who, params.id, body)),
  )
}
