import { integrationMethods } from '../../../db/schema/index.ts'
import { type AiLevel, aiLevels } from '../../../domain/policy/assessment.ts'
import type { IntegrationWish } from '../../../flow/webhooks/integrations.ts'
import { type Form, linesIn, refuse, textIn } from '../../kit/form/form.ts'

const isHost = (host: string) => /^[a-z0-9.-]{1,253}$/.test(host)

/** The integration as the form has it. Throws INVALID_INPUT naming what is missing or wrong. */
export function integrationIn(form: Form): IntegrationWish {
  const level = Number(form.get('aiLevel'))
  const hasLevel = Object.hasOwn(aiLevels, level)
  const name = textIn(form, 'name', 300)
  const fileHosts = linesIn(form, 'fileHosts', 253).slice(0, 50)
  const guidance = textIn(form, 'guidance', 20_000)
  const method = integrationMethods.find((one) => one === form.get('method')) ?? 'standard-webhooks'
  const tcaHost = textIn(form, 'tcaHost', 253).toLowerCase()
  const hosts = 'One a line, in small letters, such as files.your-school.org, without https:// and without a path.'
  const missing = 'A sentence on the use of AI, because the level is set.'
  refuse(
    [!name, 'name', 'The name is still empty.', 'How people here call this LMS.'],
    [!fileHosts.every(isHost), 'fileHosts', 'One of these is not the name of a host.', hosts],
    [
      method === 'turnitin-plugin' && !hasLevel,
      'aiLevel',
      'The level is still open.',
      'A level: a Turnitin plug-in cannot say which use of AI an assignment allows. It can be changed for each assessment later.',
    ],
    [
      tcaHost !== '' && !isHost(tcaHost),
      'tcaHost',
      'This is not the name of a host.',
      'A name such as checks.your-school.org.',
    ],
    [hasLevel && !guidance, 'guidance', 'The guidance is still empty.', missing],
  )
  return {
    name,
    method,
    fileHosts,
    defaults: hasLevel ? { aiLevel: level as AiLevel, guidance } : null,
    tcaHost: tcaHost || null,
    tcaOverlap: form.get('tcaOverlap') === 'yes',
  }
}
