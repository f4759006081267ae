import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Context } from '../../../context.ts'
import { isId } from '../../../db/id.ts'
import { findComment } from '../../../db/review/comments.ts'
import { type Form, formOf } from '../../kit/form/form.ts'
import { redisplay, type SendItemPage } from '../../kit/form/redisplay.ts'
import { visitor } from '../../kit/send.tsx'

/** The form once more, with the comment whose button was pressed at the end of its field `reasons`. */
export async function insertComment(
  context: Context,
  request: FastifyRequest,
  reply: FastifyReply,
  { form, sendPage }: { form: Form; sendPage: SendItemPage },
) {
  const id = form.get('insert')
  const comment = isId(id) ? await findComment(context.db, visitor(request), id) : null
  const reasons = [form.get('reasons').trimEnd(), comment?.text].filter(Boolean).join('\n')
  const rest = form.names().filter((name) => name !== 'reasons' && name !== 'insert')
  const pairs = rest.flatMap((name) => form.all(name).map((value): [string, string] => [name, value]))
  return redisplay(request, reply, sendPage, [], formOf([...pairs, ['reasons', reasons]]))
}
