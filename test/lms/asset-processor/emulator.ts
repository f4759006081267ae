import { createHash, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import type { JWTPayload } from 'jose'
import { afterAll } from 'vitest'
import { aPlatform, names } from '../lti/platform.ts'

const { claim, spec } = names

/** What platforms do differently from the specification, each as a switch (docs/reference/asset-processor.md#deviations). */
export interface AssetDeviations {
  /** Files are at another origin, to which the asset's address redirects and which refuses our token. */
  redirectingAssets?: boolean
  /** A report of a type that the item did not name is refused with 422. */
  typesEnforced?: boolean
  /** The ids of activity and submission, and the services, come under the names of drafts. */
  draftNames?: boolean
  /** The checksum comes with the name of its algorithm. */
  checksumAlgorithm?: boolean
  /** Notices do not say where reports go; the launch that attached the processor does. */
  reportOnLaunchOnly?: boolean
  /** The scopes have names of their own. */
  ownScopes?: boolean
  /** Each notice comes so often, signed anew each time. */
  deliveries?: number
  /** How long a notice is good, in seconds. */
  noticeSeconds?: number
  /** A notice comes in a form, as an older draft has it. */
  asForm?: boolean
}

export const canvas: AssetDeviations = {
  redirectingAssets: true,
  typesEnforced: true,
  deliveries: 1,
  noticeSeconds: 3600,
}
export const blackboard: AssetDeviations = {
  draftNames: true,
  checksumAlgorithm: true,
  reportOnLaunchOnly: true,
  ownScopes: true,
  deliveries: 5,
  noticeSeconds: 300,
}

export interface ShownReport {
  assetId: string
  type: string
  timestamp: string
  priority: number
  processingProgress: string
  result?: string
  comment?: string
  errorCode?: string
  visibleToOwner: boolean
  resourceLinkId?: string
}

interface Stored {
  content: Buffer
  /** Answers of 503 before the file comes. */
  missing: number
}

/** The platform side of Asset Processor, Platform Notification Service and EULA, on top of a platform for LTI. */
export async function anAssetPlatform(deviations: AssetDeviations = {}) {
  const platform = await aPlatform()
  const handlers = new Map<string, string>()
  const puts: { type: string; handler: string }[] = []
  const reports = new Map<string, ShownReport>()
  const refusals: number[] = []
  const stored = new Map<string, Stored>()
  const acceptances = new Map<string, { accepted: boolean; timestamp: string }>()
  const eula = { required: false, resets: 0, trouble: 0 }
  const item = { custom: {} as Record<string, string>, types: [] as string[] }
  const downloads: { path: string; authorization: string | undefined }[] = []

  const storage = await listening(async (request, response) => {
    const { url, headers } = request
    downloads.push({ path: `storage ${url}`, authorization: headers.authorization })
    if (headers.authorization) return response.writeHead(400).end('only one authorization')
    sendFile(response, url!)
  })
  const base = await listening(async (request, response) => {
    const body = await text(request)
    if (!request.headers.authorization?.startsWith('Bearer token-')) return response.writeHead(401).end()
    return answer(request, response, body)
  })

  function sendFile(response: ServerResponse, path: string) {
    const file = stored.get(path)
    if (!file || file.missing-- > 0) return response.writeHead(file ? 503 : 404).end()
    return response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(file.content)
  }

  function answer(request: IncomingMessage, response: ServerResponse, body: string) {
    const path = request.url!
    const json = (status: number, value: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
    if (path === '/notice-handlers' && request.method === 'GET') {
      const notice_handlers = [...handlers].map(([notice_type, handler]) => ({ notice_type, handler }))
      return json(200, { client_id: platform.clientId, deployment_id: platform.deploymentId, notice_handlers })
    }
    if (path === '/notice-handlers' && request.method === 'PUT') return order(JSON.parse(body), json)
    if (path === '/reports' && request.method === 'POST') return report(JSON.parse(body), json)
    if (path.startsWith('/assets/')) {
      downloads.push({ path, authorization: request.headers.authorization })
      if (deviations.redirectingAssets) return response.writeHead(302, { location: storage + path }).end()
      return sendFile(response, path)
    }
    if (path === '/eula/user' && request.method === 'POST') return accept(JSON.parse(body), json)
    if (path === '/eula/user' && request.method === 'DELETE') {
      acceptances.clear()
      eula.resets++
      return response.writeHead(204).end()
    }
    if (path === '/eula/deployment' && request.method === 'PUT') {
      eula.required = JSON.parse(body).eulaRequired
      return json(200, { eulaRequired: eula.required })
    }
    return response.writeHead(404).end()
  }

  type Json = (status: number, value: unknown) => unknown

  async function order({ notice_type: type, handler }: { notice_type: string; handler: string }, json: Json) {
    handlers.set(type, handler)
    puts.push({ type, handler })
    json(200, { notice_type: type, handler })
    if (type === 'LtiHelloWorldNotice' && handler) await notify(type, {})
  }

  function report(sent: ShownReport, json: Json) {
    const key = `${sent.assetId} ${sent.type}`
    const status = refusalOf(sent, reports.get(key))
    if (status !== 201) refusals.push(status)
    else reports.set(key, sent)
    return json(status, sent)
  }

  function refusalOf(sent: ShownReport, before: ShownReport | undefined) {
    const file = stored.has(`/assets/${sent.assetId}`)
    if (!file) return 403
    if (deviations.typesEnforced && !item.types.includes(sent.type)) return 422
    if (Number.isNaN(Date.parse(sent.timestamp)) || (sent.result?.length ?? 0) > 255) return 400
    return before && before.timestamp > sent.timestamp ? 409 : 201
  }

  function accept(sent: { userId: string; accepted: boolean; timestamp: string }, json: Json) {
    if (eula.trouble-- > 0) return json(503, {})
    if (!platform.people[sent.userId]) return json(404, {})
    const before = acceptances.get(sent.userId)
    if (before && before.timestamp >= sent.timestamp) return json(409, {})
    acceptances.set(sent.userId, sent)
    return json(201, sent)
  }

  const scope = (name: string) => `${spec}${deviations.ownScopes ? 'lti-ap' : 'lti'}/scope/${name}`
  const draft = (name: string, kind = 'lti-aip') => `${deviations.draftNames ? `${spec}${kind}/claim/` : claim}${name}`

  /** The claims that every launch has beside those of LTI. */
  const serviceClaims = (): JWTPayload => ({
    [`${claim}platformnotificationservice`]: {
      service_versions: ['1.0'],
      platform_notification_service_url: `${base}/notice-handlers`,
      scope: [`${spec}lti/scope/noticehandlers`],
      notice_types_supported: [
        'LtiHelloWorldNotice',
        'LtiAssetProcessorSubmissionNotice',
        'LtiAssetProcessorContributionNotice',
        'LtiContextCopyNotice',
      ],
    },
  })
  const reportClaim = () => ({ scope: [scope('report')], report_url: `${base}/reports` })

  /** A launch of the deep linking placement; the answer is kept by `keepItem`. */
  const deepLinking = (claims: JWTPayload): JWTPayload => ({
    ...claims,
    ...serviceClaims(),
    [draft('activity')]: { [deviations.draftNames ? 'activity_id' : 'id']: 'activity-1', title: 'Essay' },
    ...(deviations.reportOnLaunchOnly && { [draft('assetreport', 'lti-ap')]: reportClaim() }),
    [`${spec}lti-dl/claim/deep_linking_settings`]: {
      deep_link_return_url: `${platform.issuer}/deep-links`,
      accept_types: ['ltiAssetProcessor'],
      accept_multiple: true,
      data: 'give me back',
    },
  })
  const keepItem = (jwt: string) => {
    const payload = JSON.parse(Buffer.from(jwt.split('.')[1]!, 'base64url').toString())
    const [sent] = payload[`${spec}lti-dl/claim/content_items`]
    Object.assign(item, { custom: sent.custom, types: sent.report.supportedTypes })
    return sent
  }
  const without = ({ [`${claim}resource_link`]: _, ...claims }: JWTPayload) => claims
  const custom = () => ({ [`${claim}custom`]: item.custom })
  const review =
    (assetId: string, type: string) =>
    (claims: JWTPayload): JWTPayload => ({
      ...without(claims),
      ...serviceClaims(),
      ...custom(),
      [`${claim}message_type`]: 'LtiReportReviewRequest',
      [`${claim}asset`]: { id: assetId },
      [`${claim}assetreport_type`]: type,
      [`${claim}submission`]: { id: 'whatever' },
    })
  const settings = (claims: JWTPayload): JWTPayload => ({
    ...without(claims),
    ...serviceClaims(),
    ...custom(),
    [`${claim}message_type`]: 'LtiAssetProcessorSettingsRequest',
    [draft('activity')]: { [deviations.draftNames ? 'activity_id' : 'id']: 'activity-1' },
  })
  const eulaLaunch = (claims: JWTPayload): JWTPayload => ({
    ...without(claims),
    ...serviceClaims(),
    [`${claim}message_type`]: 'LtiEulaRequest',
    [`${claim}eulaservice`]: { url: `${base}/eula`, scope: [scope('eula/user'), scope('eula/deployment')] },
  })

  /** Stores a file; its asset goes into `submit`. */
  const anAsset = (content: string | Buffer, filename: string | null = 'essay.md', { missing = 0 } = {}) => {
    const id: string = randomUUID()
    const bytes = Buffer.from(content)
    stored.set(`/assets/${id}`, { content: bytes, missing })
    const checksum = createHash('sha256').update(bytes).digest('base64')
    return {
      asset_id: id,
      url: `${base}/assets/${id}`,
      timestamp: new Date().toISOString(),
      size: bytes.length,
      content_type: filename ? 'application/octet-stream' : 'text/html',
      ...(filename && { filename }),
      ...(deviations.checksumAlgorithm ? { checksum, checksum_algorithm: 'SHA-256' } : { sha256_checksum: checksum }),
    }
  }
  type AssetOffer = ReturnType<typeof anAsset>

  /** The claims of a notice that work was handed in. */
  const workClaims = (user: string, assets: Partial<AssetOffer>[], submission: string = randomUUID()): JWTPayload => ({
    [`${claim}for_user`]: { user_id: user },
    ...custom(),
    [draft('activity')]: { [deviations.draftNames ? 'activity_id' : 'id']: 'activity-1' },
    [draft('submission')]: { [deviations.draftNames ? 'submission_id' : 'id']: submission },
    [draft('assetservice', 'lti-ap')]: { scope: [scope('asset.readonly')], assets },
    ...(!deviations.reportOnLaunchOnly && { [`${claim}assetreport`]: reportClaim() }),
    ...(deviations.draftNames && { [`${claim}resource_link`]: { id: 'resource-1' } }),
  })

  const signed = (type: string, claims: JWTPayload, id: string, at: Date) => {
    const now = Math.floor(Date.now() / 1000)
    return platform.sign({
      iss: platform.issuer,
      aud: platform.clientId,
      iat: now,
      exp: now + (deviations.noticeSeconds ?? 3600),
      nonce: randomUUID(),
      [`${claim}version`]: '1.3.0',
      [`${claim}deployment_id`]: platform.deploymentId,
      [`${claim}context`]: { id: 'course-1', title: 'Course One' },
      [`${claim}notice`]: { id, timestamp: at.toISOString(), type },
      ...claims,
    })
  }

  /** Sends a notice as the platform does, never again. Returns the answers. */
  async function notify(type: string, claims: JWTPayload, { id = randomUUID() as string, at = new Date() } = {}) {
    const address = handlers.get(type)
    const answers: number[] = []
    for (let n = 0; address && n < (deviations.deliveries ?? 1); n++) {
      answers.push(await deliver(address, await signed(type, claims, id, at)))
    }
    return answers
  }

  async function deliver(address: string, jwt: string) {
    const [contentType, body] = deviations.asForm
      ? ['application/x-www-form-urlencoded', new URLSearchParams({ id_token: jwt }).toString()]
      : ['application/json', JSON.stringify({ notices: [{ jwt }] })]
    const response = await fetch(address, { method: 'POST', headers: { 'content-type': contentType }, body })
    return response.status
  }

  /** A student hands in; returns the asset. */
  async function submit(user: string, content: string, { filename = 'essay.md' as string | null, missing = 0 } = {}) {
    const asset = anAsset(content, filename, { missing })
    const claims = workClaims(user, [asset])
    const answers = await notify('LtiAssetProcessorSubmissionNotice', claims)
    return { asset, claims, answers }
  }

  /** “Resubmit all files”: the same files once more, by a notice of its own. */
  const resubmit = (claims: JWTPayload) => notify('LtiAssetProcessorSubmissionNotice', claims)

  const shown = ({ asset_id }: Pick<AssetOffer, 'asset_id'>, type: string) => reports.get(`${asset_id} ${type}`)
  /** What the student sees in the LMS. */
  const shownToOwner = (asset: AssetOffer) =>
    [...reports.values()].filter(
      (one) => one.assetId === asset.asset_id && one.visibleToOwner && one.processingProgress === 'Processed',
    )

  return {
    platform,
    handlers,
    puts,
    reports,
    refusals,
    stored,
    downloads,
    acceptances,
    eula,
    item,
    deepLinking,
    keepItem,
    review,
    settings,
    eulaLaunch,
    anAsset,
    workClaims,
    signed,
    notify,
    deliver,
    submit,
    resubmit,
    shown,
    shownToOwner,
  }
}

export type AssetPlatform = Awaited<ReturnType<typeof anAssetPlatform>>

async function listening(answer: RequestListener): Promise<string> {
  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
