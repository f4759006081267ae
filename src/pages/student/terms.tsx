import Type from 'typebox'
import type { Context } from '../../context.ts'
import { DomainError } from '../../domain/error.ts'
import { acceptTerms, readTerms } from '../../flow/vendors/terms.ts'
import { type App, groupOf } from '../../http/server/routes.ts'
import type { SignedIn } from '../../http/server/session.ts'
import { formIn } from '../kit/form/form.ts'
import { PostForm } from '../kit/form/post-form.tsx'
import { Layout } from '../kit/layout.tsx'
import { page, send, visitor } from '../kit/send.tsx'
import { Time } from '../kit/time.tsx'
import { Sentence, useWords } from '../kit/words.tsx'

const ofDetector = {
  ...page('terms.accept'),
  schema: { params: Type.Object({ id: Type.String({ maxLength: 100 }) }) },
}

/** A vendor’s terms: a student reads and accepts them as their own act, or does not. Handing in never depends on it. */
export const termsPages = groupOf(getTerms, postTerms)

function getTerms(app: App, context: Context) {
  app.get('/detectors/:id/terms', ofDetector, async (request, reply) => {
    const who = visitor(request)
    const { id } = request.params
    const title = context.detectors.find((detector) => detector.id === id)?.title ?? id
    const terms = await readTerms(context, who, id, 'en-GB')
    if (!terms.required) throw new DomainError('NOT_FOUND', `${title} asks for no terms at the moment.`)
    return send(reply, <TermsPage who={who} id={id} title={title} terms={terms} />)
  })
}

function postTerms(app: App, context: Context) {
  app.post('/detectors/:id/terms', ofDetector, async (request, reply) => {
    const form = formIn(request.body)
    const read = { version: form.get('version').slice(0, 100), language: form.get('language').slice(0, 35) }
    await acceptTerms(context, visitor(request), request.params.id, read)
    return reply.redirect('/?notice=terms-accepted', 303)
  })
}

interface TermsProps {
  who: SignedIn
  id: string
  /** Of the detector. */
  title: string
  terms: Extract<Awaited<ReturnType<typeof readTerms>>, { required: true }>
}

function TermsPage({ who, id, title, terms }: TermsProps) {
  const { say } = useWords()
  return (
    <Layout title={say('follow.terms', { title })} who={who}>
      <h1>{say('follow.terms', { title })}</h1>
      <p class="lead">{say('follow.termsHelp', { title })}</p>
      {/* The detector’s contract: bare tags without attributes (domain/screening/remote-detector.ts). */}
      <div class="sheet terms" lang={terms.language} dangerouslySetInnerHTML={{ __html: terms.html }} />
      <p class="meta">{say('follow.termsVersion', { version: terms.version })}</p>
      {terms.acceptedAt ? (
        <p>
          <Sentence of="follow.termsAccepted" at={<Time at={terms.acceptedAt} />} />
        </p>
      ) : (
        <AcceptForm who={who} id={id} terms={terms} />
      )}
    </Layout>
  )
}

function AcceptForm({ who, id, terms: { version, language } }: Omit<TermsProps, 'title'>) {
  const { say } = useWords()
  return (
    <PostForm who={who} action={`/detectors/${id}/terms`}>
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="language" value={language} />
      <div class="actions">
        <button type="submit">{say('follow.acceptTerms')}</button>
        <a class="button second" href="/">
          {say('follow.notNow')}
        </a>
      </div>
    </PostForm>
  )
}
