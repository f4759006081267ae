import type { platforms } from '../../../flow/lti/registrations.ts'

/** The state of a registered LMS. */
export const registrationLabels = {
  active: 'Open',
  waiting: 'Needs your approval',
  closed: 'Closed',
} as const

export const deploymentLabels = { active: 'Confirmed', waiting: 'Needs your approval' } as const

export const gradebookReportLabels = {
  waiting: 'On its way',
  done: 'Told',
  skipped: 'Not needed',
  failed: 'Given up',
} as const

export const deliveryLabels = {
  waiting: 'On its way',
  delivered: 'Delivered',
  given_up: 'Given up',
  stopped: 'Stopped, because the endpoint was switched off',
} as const

export const signingMethodLabels = {
  'standard-webhooks': 'It signs each message (Standard Webhooks)',
  'bearer-static': 'It sends a fixed secret with each message',
  'turnitin-plugin': 'It calls here with its Turnitin plug-in and a key',
} as const

export const incomingEventLabels = {
  accepted: 'To be applied',
  applied: 'Applied',
  ignored: 'Nothing to do',
  stale: 'Older than what is known',
  parked: 'Waiting for a person',
  failed: 'Given up',
} as const

export const platformLabels = {
  moodle: 'Moodle',
  canvas: 'Canvas',
  blackboard: 'Blackboard',
  brightspace: 'Brightspace',
} as const satisfies Record<(typeof platforms)[number], string>

/** What the addresses of a platform are called, on the page that asks for them and the page that lists them. */
export const platformAddressLabels = {
  issuer: 'Issuer (platform id)',
  authUrl: 'Login address (authentication request URL)',
  tokenUrl: 'Token address',
  tokenAudience: 'Audience of token requests',
  jwksUrl: 'Key set address (JWKS)',
} as const
