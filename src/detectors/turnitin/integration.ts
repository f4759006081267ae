import about from '../../../package.json' with { type: 'json' }

/** What `X-Turnitin-Integration-Version` says. */
export const { version } = about
