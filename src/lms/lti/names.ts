/** Names of LTI 1.3 Advantage (1EdTech; docs/reference/lti.md#names). */
const claim = 'https://purl.imsglobal.org/spec/lti/claim/'
const spec = 'https://purl.imsglobal.org/spec/'

export const claims = {
  messageType: `${claim}message_type`,
  version: `${claim}version`,
  deploymentId: `${claim}deployment_id`,
  targetLinkUri: `${claim}target_link_uri`,
  resourceLink: `${claim}resource_link`,
  roles: `${claim}roles`,
  context: `${claim}context`,
  custom: `${claim}custom`,
  endpoint: `${spec}lti-ags/claim/endpoint`,
  namesRoles: `${spec}lti-nrps/claim/namesroleservice`,
  deepLinking: `${spec}lti-dl/claim/deep_linking_settings`,
  contentItems: `${spec}lti-dl/claim/content_items`,
  deepLinkingData: `${spec}lti-dl/claim/data`,
  toolConfiguration: `${spec}lti-tool-configuration`,
  platformConfiguration: `${spec}lti-platform-configuration`,
} as const

/** Our own custom parameters: the assessment of a link, from when it is open, and when it is due. */
export const customs = {
  assessment: 'candour_assessment',
  opensAt: 'candour_opens_at',
  dueAt: 'candour_due_at',
} as const

/** The custom parameters by which a platform says the dates of a link: it replaces the variables that it knows. */
export const dateParameters = {
  [customs.opensAt]: '$ResourceLink.available.startDateTime',
  [customs.dueAt]: '$ResourceLink.submission.endDateTime',
}

export const scopes = {
  score: `${spec}lti-ags/scope/score`,
  result: `${spec}lti-ags/scope/result.readonly`,
  lineItem: `${spec}lti-ags/scope/lineitem`,
  lineItemRead: `${spec}lti-ags/scope/lineitem.readonly`,
  members: `${spec}lti-nrps/scope/contextmembership.readonly`,
} as const
