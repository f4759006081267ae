const spec = 'https://purl.imsglobal.org/spec/'

/** The scopes of asset processing (1EdTech). What a claim names goes before them: some platforms have scopes of their own. */
export const assetScopes = {
  notices: `${spec}lti/scope/noticehandlers`,
  asset: `${spec}lti/scope/asset.readonly`,
  report: `${spec}lti/scope/report`,
  eulaUser: `${spec}lti/scope/eula/user`,
  eulaDeployment: `${spec}lti/scope/eula/deployment`,
} as const
