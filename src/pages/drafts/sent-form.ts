import type { FastifyRequest } from 'fastify'
import type { NewDraft } from '../../domain/drafts/draft.ts'
import { storable } from '../../domain/storable.ts'
import { type Form, formIn } from '../kit/form/form.ts'
import { pageOf } from '../kit/form/redisplay.ts'

/** A form that names the page it stands on, as a draft; null where it names none. `page` is that page with its query. */
export function sentForm(request: FastifyRequest): { draft: NewDraft; page: string; token: string } | null {
  const form = formIn(storable(request.body))
  const page = pageOf(request)
  if (request.method !== 'POST' || !page) return null
  const address = pathOf(request.url) === '/drafts' ? form.get('_form') : request.url
  if (
    address === '/sign-out' ||
    !address.startsWith('/') ||
    address.length > longestAddress ||
    page.length > longestAddress
  )
    return null
  const lasting = form.names().includes('_draft')
  const base = Number(form.get('_draft')) || 0
  return {
    draft: { form: address, page: pathOf(page), base, fields: fieldsOf(form), lasting },
    page,
    token: form.get('_csrf'),
  }
}

/** The longest address of a form or page of ours, in characters. */
const longestAddress = 2_000

/** An address without its query. */
export const pathOf = (url: string) => url.replace(/[?#].*$/, '')

/** What a person typed or chose: every field but those of the mechanism, whose names begin with “_”. */
const fieldsOf = (form: Form) =>
  form
    .names()
    .filter((name) => !name.startsWith('_'))
    .flatMap((name) => form.all(name).map((value): [string, string] => [name, value]))
