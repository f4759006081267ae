import { assetScopes } from './names.ts'

const placements = ['ActivityAssetProcessor', 'ActivityAssetProcessorContribution']

/** The messages that a platform is asked for so that its activities can be processed; none where it has no notices or no files to offer. */
export function assetMessagesFor({ scopes, messages }: { scopes: string[]; messages: string[] }, launchUrl: string) {
  if (![assetScopes.notices, assetScopes.asset].every((scope) => scopes.includes(scope))) return []
  const message = { target_link_uri: launchUrl, label: 'Candour' }
  return [
    { type: 'LtiDeepLinkingRequest', ...message, placements },
    ...(messages.includes('LtiEulaRequest') ? [{ type: 'LtiEulaRequest', ...message }] : []),
  ]
}
