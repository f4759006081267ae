import type { Context } from '../../context.ts'
import { policyInForce } from '../../db/policy/versions.ts'
import { acceptancesOf } from '../../db/tca/acceptances.ts'
import { DomainError } from '../../domain/error.ts'
import { eulaAcceptanceIn, eulaLanguages, eulaVersionOf } from '../../domain/tca/eula.ts'
import { searchRepositories, viewSettings } from '../../domain/tca/features.ts'
import { textIn } from '../../domain/tca/sent.ts'
import { ownAddress } from '../../flow/own-address.ts'
import { acceptEula, eulaCalled, policyNow } from '../../flow/tca/eula.ts'
import type { App } from '../server/routes.ts'
import { jsonOf } from './bodies.ts'
import { describe, listOf } from './described.ts'
import { patiently } from './patience.ts'
import { Eula, EulaItem, Features } from './shapes.ts'

const open = { action: 'public' as const }

/** What a plug-in may ask for. A plug-in that gets this has the right address and key. */
export function getFeatures(app: App, { db }: Context) {
  const schema = describe('What a Turnitin plug-in may ask for', { 200: Features })
  app.get('/features-enabled', { config: open, schema }, async () => ({
    similarity: {
      viewer_modes: { match_overview: true, all_sources: true },
      generation_settings: { search_repositories: searchRepositories, submission_auto_excludes: false },
      view_settings: viewSettings,
    },
    tenant: { require_eula: (await patiently(() => policyInForce(db))) !== null },
    product_name: 'Candour',
    access_options: ['CORE_API'],
  }))
}

/** The policy in force as the terms that students accept; its address is a public page. */
export function getEula(app: App, context: Context) {
  const schema = describe('The policy in force, as a Turnitin plug-in asks for terms', { 200: Eula })
  app.get<{ Params: { version: string } }>('/eula/:version', { config: open, schema }, async ({ params, plugin }) => {
    const policy = await patiently(() => eulaCalled(context, params.version))
    const version = eulaVersionOf(policy)
    return {
      version,
      valid_from: policy.activatedAt ?? policy.createdAt,
      valid_until: null,
      url: `${ownAddress(context)}/tca/${plugin.id}/eula/${version}`,
      available_languages: eulaLanguages,
    }
  })
}

/** A person accepted the terms in their LMS. */
export function postAcceptance(app: App, context: Context) {
  const schema = describe('A person accepted the policy in their LMS', { 200: EulaItem })
  app.post<{ Params: { version: string } }>('/eula/:version/accept', { config: open, schema }, async (request) => {
    const sent = jsonOf(request)
    const userId = textIn(sent.user_id)
    const acceptance = eulaAcceptanceIn({ ...sent, version: request.params.version })
    if (!userId || !acceptance) throw new DomainError('INVALID_INPUT', 'user_id or accepted_timestamp cannot be used.')
    await patiently(() => acceptEula(context, request.plugin, userId, acceptance))
    const { version, language, at } = acceptance
    return { user_id: userId, accepted_timestamp: at, language, version }
  })
}

/** Whether a person accepted a version. */
export function getAcceptances(app: App, context: Context) {
  const schema = describe('Whether a person accepted a version of the policy', { 200: listOf(EulaItem) })
  app.get<{ Params: { version: string; user: string } }>(
    '/eula/:version/accept/:user',
    { config: open, schema },
    async ({ params: { version, user }, plugin }) => {
      const policy = await patiently(() => policyNow(context.db))
      const key = { integrationId: plugin.id, userId: user, policyVersionId: policy.id }
      const kept = version === eulaVersionOf(policy) ? await patiently(() => acceptancesOf(context.db, key)) : []
      if (!kept.length) throw new DomainError('NOT_FOUND', 'This version was not accepted.')
      return kept.map(({ language, acceptedAt }) => ({
        user_id: user,
        accepted_timestamp: acceptedAt,
        language,
        version,
      }))
    },
  )
}
