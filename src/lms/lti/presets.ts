/** Where the large platforms have their endpoints; `host` is the address of the institution's own site. */
export const presets = {
  moodle: (host: string) => ({
    issuer: host,
    authUrl: `${host}/mod/lti/auth.php`,
    tokenUrl: `${host}/mod/lti/token.php`,
    jwksUrl: `${host}/mod/lti/certs.php`,
  }),
  canvas: (host: string) => ({
    issuer: 'https://canvas.instructure.com',
    authUrl: 'https://sso.canvaslms.com/api/lti/authorize_redirect',
    tokenUrl: `${host}/login/oauth2/token`,
    jwksUrl: 'https://sso.canvaslms.com/api/lti/security/jwks',
  }),
  blackboard: (_host: string, applicationId = '<application id>') => ({
    issuer: 'https://blackboard.com',
    authUrl: 'https://developer.blackboard.com/api/v1/gateway/oidcauth',
    tokenUrl: 'https://developer.blackboard.com/api/v1/gateway/oauth2/jwttoken',
    jwksUrl: `https://developer.blackboard.com/api/v1/management/applications/${applicationId}/jwks.json`,
  }),
  brightspace: (host: string) => ({
    issuer: host,
    authUrl: `${host}/d2l/lti/authenticate`,
    tokenUrl: 'https://auth.brightspace.com/core/connect/token',
    tokenAudience: 'https://api.brightspace.com/auth/token',
    jwksUrl: `${host}/d2l/.well-known/jwks`,
  }),
} as const

export type Preset = keyof typeof presets
