import type { FastifyInstance } from 'fastify'
import { readFile, readJson, refusal, text } from '../read.ts'
import { newId, type State } from '../state.ts'
import { announce } from '../webhooks.ts'

type Of = { Params: { group: string; attachment: string } }

/** Groups (assessments) and what is attached to them, such as the brief. */
export function groupRoutes(api: FastifyInstance, state: State): void {
  for (const add of [putGroup, getAttachments, postAttachments, putOriginal, deleteAttachment]) add(api, state)
}

function putGroup(api: FastifyInstance, state: State) {
  api.put<Of>('/groups/:group', (request, reply) => {
    const sent = readJson(request, reply)
    if (!sent) return reply
    if (
      sent.id !== request.params.group ||
      !text(sent.name, 500) ||
      !['ASSIGNMENT', 'FOLDER'].includes(String(sent.type))
    ) {
      return reply.code(400).send(refusal(400, 'group'))
    }
    if (!state.groups.has(request.params.group)) state.groups.set(request.params.group, new Map())
    return reply.send({ id: sent.id, name: sent.name, type: sent.type })
  })
}

function getAttachments(api: FastifyInstance, state: State) {
  api.get<Of>('/groups/:group/attachments', (request, reply) => {
    const group = state.groups.get(request.params.group)
    if (!group) return reply.code(404).send(refusal(404, 'Group not found'))
    return reply.send({ attachments: [...group.values()].map(({ text: _, ...attachment }) => attachment) })
  })
}

function postAttachments(api: FastifyInstance, state: State) {
  api.post<Of>('/groups/:group/attachments', (request, reply) => {
    const sent = readJson(request, reply)
    const group = state.groups.get(request.params.group)
    if (!sent) return reply
    if (!group) return reply.code(404).send(refusal(404, 'Group not found'))
    if (!text(sent.title, 500)) return reply.code(400).send(refusal(400, 'title'))
    const attachment = {
      id: newId(),
      title: String(sent.title),
      template: sent.template === true,
      status: 'CREATED',
      text: '',
    }
    group.set(attachment.id, attachment)
    return reply.code(201).send({ id: attachment.id })
  })
}

function putOriginal(api: FastifyInstance, state: State) {
  api.put<Of>('/groups/:group/attachments/:attachment/original', (request, reply) => {
    const attachment = state.groups.get(request.params.group)?.get(request.params.attachment)
    const file = readFile(request, reply)
    if (!file) return reply
    if (!attachment) return reply.code(404).send(refusal(404, 'Attachment not found'))
    if (!file.bytes.length) return reply.code(400).send(refusal(400, 'Invalid file size'))
    Object.assign(attachment, { text: file.bytes.toString('utf8'), status: 'COMPLETE' })
    announce(state, 'GROUP_ATTACHMENT_COMPLETE', {
      id: attachment.id,
      group_id: request.params.group,
      status: 'COMPLETE',
    })
    return reply.code(202).send({ message: 'Successfully uploaded file' })
  })
}

function deleteAttachment(api: FastifyInstance, state: State) {
  api.delete<Of>('/groups/:group/attachments/:attachment', (request, reply) => {
    const gone = state.groups.get(request.params.group)?.delete(request.params.attachment)
    return gone ? reply.code(204).send() : reply.code(404).send(refusal(404, 'Attachment not found'))
  })
}
