import { randomUUID } from 'node:crypto'
import { type CryptoKey, SignJWT } from 'jose'
import type { DeepLinkSettings } from './launch.ts'
import { claims, customs, dateParameters } from './names.ts'

/** An assessment as a link that an LMS can keep. */
export interface OfferedLink {
  assessmentId: string
  title: string
  launchUrl: string
  opensAt: Date | null
  dueAt: Date | null
}

/** The mark that a line item goes up to unless a person changes it in the LMS. */
const scoreMaximum = 100

/**
 * The answer to a deep linking request, to be posted by the browser as `JWT` (Deep Linking 2.0;
 * docs/reference/lti.md#deep-linking).
 */
export function deepLinkAnswer(
  { kid, key }: { kid: string; key: CryptoKey },
  platform: { issuer: string; clientId: string; deploymentId: string },
  settings: DeepLinkSettings,
  item: object,
): Promise<string> {
  return new SignJWT({
    nonce: randomUUID(),
    [claims.messageType]: 'LtiDeepLinkingResponse',
    [claims.version]: '1.3.0',
    [claims.deploymentId]: platform.deploymentId,
    [claims.contentItems]: [item],
    ...(settings.data !== undefined && { [claims.deepLinkingData]: settings.data }),
  })
    .setProtectedHeader({ alg: 'RS256', kid, typ: 'JWT' })
    .setIssuer(platform.clientId)
    .setAudience(platform.issuer)
    .setIssuedAt()
    .setExpirationTime('5m')
    .sign(key)
}

/** An assessment as an item of the answer. */
export function linkItem(
  { acceptLineItem }: DeepLinkSettings,
  { assessmentId, title, launchUrl, opensAt, dueAt }: OfferedLink,
) {
  return {
    type: 'ltiResourceLink',
    title,
    url: launchUrl,
    custom: { [customs.assessment]: assessmentId, ...dateParameters },
    ...(acceptLineItem && { lineItem: { scoreMaximum, label: title, resourceId: assessmentId, tag: 'candour' } }),
    ...(opensAt && { available: { startDateTime: opensAt.toISOString() } }),
    ...(dueAt && { submission: { endDateTime: dueAt.toISOString() } }),
  }
}
