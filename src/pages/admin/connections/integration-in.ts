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
  const hosts = 'One a line, in small letters, such as files.your-school.org, without https:// and without a path.'
  const missing = 'A sentence on the use of AI, because the level is set.'
  refuse(
    [!name, 'name', 'The name is still empty.', 'How people here call this LMS.'],
    [!fileHosts.every(isHost), 'fileHosts', 'One of these is not the name of a host.', hosts],
    [hasLevel && !guidance, 'guidance', 'The guidance is still empty.', missing],
  )
  return {
    name,
    method: form.get('method') === 'bearer-static' ? 'bearer-static' : 'standard-webhooks',
    fileHosts,
    defaults: hasLevel ? { aiLevel: level as AiLevel, guidance } : null,
  }
}
