import type { FastifyInstance } from 'fastify'
import { readJson, refusal, type Sent } from '../read.ts'
import { eulaInForce, type State } from '../state.ts'

const languages =
  'ar-SA cs-CZ da-DK de-DE el-GR en-US es-MX fi-FI fr-FR it-IT ja-JP ko-KR nb-NO nl-NL pl-PL pt-BR ro-RO ru-RU sv-SE tr-TR vi-VN zh-CN zh-TW'.split(
    ' ',
  )

type Of = { Params: { version: string }; Querystring: { lang?: string } }

/** What the licence allows, and the terms with their acceptances. */
export function eulaRoutes(api: FastifyInstance, state: State): void {
  for (const add of [getFeaturesEnabled, getEula, getView, postAccept, getAccept]) add(api, state)
}

function getFeaturesEnabled(api: FastifyInstance, state: State) {
  api.get('/features-enabled', (_request, reply) => reply.send(featuresOf(state)))
}

function getEula(api: FastifyInstance, state: State) {
  api.get<Of>('/eula/:version', (request, reply) => {
    const version = versionFor(state, request.params.version)
    if (!version || !known(request.query.lang)) return reply.code(400).send(refusal(400, 'version or lang'))
    return reply.send({
      version,
      valid_from: '2024-01-01T00:00:00Z',
      valid_until: null,
      url: `http://${request.host}/eula/${version}`,
      available_languages: languages,
      emulated: true,
    })
  })
}

function getView(api: FastifyInstance, state: State) {
  api.get<Of>('/eula/:version/view', (request, reply) => {
    const version = versionFor(state, request.params.version)
    if (!version || !known(request.query.lang)) return reply.code(400).send(refusal(400, 'version or lang'))
    return reply.type('text/plain; charset=utf-8').send(termsText(version))
  })
}

const termsText = (version: string) =>
  `<html><head><title>Terms</title><script>alert(1)</script></head><body onload="alert(2)"><h1>Emulated terms ${version}</h1><p onclick="x()">These are not Turnitin’s terms. <a href="javascript:alert(3)">Read on</a></p></body></html>`

/** What a plug-in shows in a browser and what it logs: both without the headers of the API. */
export function openRoutes(app: FastifyInstance, state: State): void {
  app.get<Of>('/eula/:version', (request, reply) => {
    const version = versionFor(state, request.params.version)
    const page = `<!doctype html><title>Terms</title><h1>Emulated terms ${version}</h1><p>These are not Turnitin’s terms.</p>`
    return version
      ? reply.type('text/html; charset=utf-8').send(page)
      : reply.code(404).send(refusal(404, 'EULA version not found'))
  })
  app.post('/remote-logging/api/log', (_request, reply) => reply.code(204).send())
}

function postAccept(api: FastifyInstance, state: State) {
  api.post<Of>('/eula/:version/accept', (request, reply) => {
    const sent = readJson(request, reply)
    if (!sent) return reply
    if (request.params.version !== eulaInForce(state))
      return reply.code(404).send(refusal(404, 'EULA version not found'))
    const { user_id: user, accepted_timestamp: at, language } = sent as Record<string, string | undefined>
    if (!user || !at || Number.isNaN(Date.parse(at)) || !languages.includes(language ?? ''))
      return reply.code(400).send(refusal(400, 'acceptance'))
    const item = { version: eulaInForce(state), language: language!, at }
    state.acceptances.set(user, [...(state.acceptances.get(user) ?? []), item])
    return reply.send({ user_id: user, accepted_timestamp: at, language, version: item.version })
  })
}

function getAccept(api: FastifyInstance, state: State) {
  api.get<{ Params: { version: string; user: string } }>('/eula/:version/accept/:user', (request, reply) => {
    const { user, version } = request.params
    const items = (state.acceptances.get(user) ?? []).filter((item) => item.version === version)
    if (!items.length) return reply.code(404).send(refusal(404, 'EULA not accepted'))
    return reply.send(items.map(({ language, at }) => ({ user_id: user, accepted_timestamp: at, language, version })))
  })
}

/** Whether the person accepted the version in force: earlier, or with this very submission. */
export function acceptsEula(state: State, user: string, sent: unknown): boolean {
  if (!state.setup.requireEula) return true
  const { version, accepted_timestamp: at, language } = (sent ?? {}) as Sent
  const inForce = eulaInForce(state)
  const here = version === inForce && typeof at === 'string' && languages.includes(String(language))
  return here || (state.acceptances.get(user) ?? []).some((item) => item.version === inForce)
}

const versionFor = (state: State, version: string) => {
  const inForce = eulaInForce(state)
  return version === 'latest' || version === inForce ? inForce : null
}

const known = (language: string | undefined) => language === undefined || languages.includes(language)

function featuresOf({ setup }: State) {
  const names =
    'quotes bibliography citations abstract methods small_matches internet publications crossref crossref_posted_content submitted_works custom_sections preprints small_sources'.split(
      ' ',
    )
  return {
    similarity: {
      viewer_modes: { match_overview: true, all_sources: true },
      generation_settings: {
        search_repositories: ['INTERNET', 'PUBLICATION', 'SUBMITTED_WORK', 'CROSSREF', 'CROSSREF_POSTED_CONTENT'],
        submission_auto_excludes: setup.autoExcludes,
      },
      view_settings: Object.fromEntries(names.map((name) => [`exclude_${name}`, true])),
    },
    tenant: { require_eula: setup.requireEula },
    product_name: 'Turnitin emulator',
    access_options: ['NATIVE', 'CORE_API'],
    emulated: true,
  }
}
