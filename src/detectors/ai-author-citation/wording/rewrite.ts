import { lexicon } from '../../ai-tools/lexicon.ts'
import { formFor, type Place, render, type Style } from '../../ai-use/forms/table.ts'
import type { Finding } from '../finding.ts'

/** Where each style wants the form, and what else there is to say. */
const advice: Record<Style, { places: Place[]; lead?: string; inText?: true; noEntry?: string }> = {
  apa: { places: ['sentence'], lead: 'in the text: ', noEntry: 'no entry in the reference list' },
  mla: { places: ['list'], inText: true },
  chicago: { places: ['note'], lead: 'as a note: ', noEntry: 'no entry in the bibliography' },
  harvard: { places: ['list'], inText: true },
  vancouver: { places: ['list'] },
  oscola: { places: ['list'] },
  ieee: { places: ['acknowledgement'], lead: 'in an acknowledgement: ' },
  aglc: { places: ['note'], lead: 'as a note: ' },
  any: { places: ['list'] },
}

/**
 * How the student could cite the same tool in the work’s own style without naming it as an author, with nothing but people,
 * titles and tools in their own places (points `ai_is_no_author` and `cite_use`).
 */
export function rewrite(finding: Finding, style: Style): string {
  const maker = finding.vendor ?? lexicon.vendors.find(({ id }) => id === finding.tool?.vendor)
  const year = /\d{4}/.exec(finding.year)?.[0]
  const slots = {
    ...(finding.tool && { tool: finding.tool.name }),
    maker: maker ? `${maker.name}, ` : '',
    ...(year && { year, date: `day month ${year}` }),
  }
  const { places, lead = '', inText, noEntry } = advice[style]
  const form = `${lead}${render(formFor(style, places), slots)}`
  if (inText) return `${form} In the text: ${render(formFor(style, ['in-text']), slots)}`
  return noEntry ? `${form.replace(/\.$/, '')}; and ${noEntry}` : form
}
