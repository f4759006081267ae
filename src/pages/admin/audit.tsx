import Type from 'typebox'
import { listCheckpoints } from '../../db/audit/checkpoints.ts'
import { type AuditReport, verdictOf } from '../../domain/audit/verify-all.ts'
import { verifyAudit } from '../../flow/audit/verify-audit.ts'
import type { Routes } from '../../http/server/routes.ts'
import { pageAsked } from '../../http/server/schemas.ts'
import type { SignedIn } from '../../http/server/session.ts'
import { formIn } from '../kit/form/form.ts'
import { PostForm } from '../kit/form/post-form.tsx'
import { redisplay } from '../kit/form/redisplay.ts'
import { TextArea } from '../kit/form/text-field.tsx'
import { Layout } from '../kit/layout.tsx'
import { listQuery, NextPage } from '../kit/list.tsx'
import { Rows } from '../kit/rows.tsx'
import { page, send, visitor } from '../kit/send.tsx'
import { Time } from '../kit/time.tsx'

/** Reading the whole log is work; it need not be asked for more often than this. */
const seldom = { rateLimit: { max: 6, timeWindow: '1 minute' } }

/** Signed checkpoints of the audit log, and a button that recomputes all of it. */
export const auditPages: Routes = async (app, { context }) => {
  const schema = { querystring: Type.Object({ cursor: listQuery.cursor }) }
  app.get('/admin/audit', { ...page('audit.verify'), schema }, async (request, reply) =>
    send(
      reply,
      <AuditPage who={visitor(request)} checkpoints={await listCheckpoints(context.db, pageAsked(request.query))} />,
    ),
  )

  app.post('/admin/audit', { config: { ...page('audit.verify').config, ...seldom } }, async (request, reply) => {
    const who = visitor(request)
    const outside = formIn(request.body).get('checkpoint').replaceAll('\r\n', '\n')
    const report = await verifyAudit(context, who, outside.trim() && `${outside.trimEnd()}\n`)
    const checkpoints = await listCheckpoints(context.db)
    return redisplay(request, reply, () =>
      send(reply, <AuditPage who={who} checkpoints={checkpoints} report={report} />),
    )
  })
}

interface AuditProps {
  who: SignedIn
  checkpoints: Awaited<ReturnType<typeof listCheckpoints>>
  report?: AuditReport
}

function AuditPage({ who, checkpoints, report }: AuditProps) {
  return (
    <Layout title="Audit log" who={who}>
      <h1>Audit log</h1>
      {report && <Report report={report} />}
      <p>
        Everything that happens is an entry, and every entry is sealed under a signed checkpoint. Whoever keeps a
        checkpoint elsewhere can prove later that nothing before it was changed.
      </p>
      <PostForm who={who} action="/admin/audit">
        <TextArea name="checkpoint" label="A checkpoint that was kept elsewhere, if you have one" rows={5} />
        <button type="submit">Verify the whole log</button>
      </PostForm>
      <Checkpoints checkpoints={checkpoints} />
    </Layout>
  )
}

function Report({ report }: { report: AuditReport }) {
  return (
    <div class="notice" role="status">
      <p>{verdictOf(report)}</p>
      {report.problems.length > 0 && (
        <ul>
          {report.problems.map(({ sentence }) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
    </div>
  )
}

function Checkpoints({ checkpoints: { items, nextCursor } }: Pick<AuditProps, 'checkpoints'>) {
  return (
    <>
      <h2>Checkpoints, newest first</h2>
      {items[0] && (
        <>
          <p>Keep this one somewhere else, for example in an e-mail to yourself.</p>
          <pre class="digest verbatim">{items[0].note}</pre>
        </>
      )}
      <Rows
        name="Checkpoints"
        columns={['Entries', 'Signed', 'Root']}
        empty="Nothing is sealed yet."
        rows={items.map(({ size, at, root }) => [
          size,
          <Time key="at" at={at} />,
          <span key="root" class="digest">
            {root}
          </span>,
        ])}
      />
      <NextPage path="/admin/audit" query={{}} cursor={nextCursor} />
    </>
  )
}
