import type { Assessment } from '../../db/policy/assessments.ts'
import { instantOf, type TimeZone } from '../../domain/dates/zone.ts'
import { defaultPurposes } from '../../domain/policy/assessment.ts'
import type { Change } from '../../flow/dates/change-assessment.ts'
import { type Form, refuse, textIn } from '../kit/form/form.ts'
import { assessmentIn } from './assessment-in.ts'

/** What is said of a form that was shown before the assessment changed. */
export const changedMeanwhile = 'The assessment was changed by another person while this form was open.'

/**
 * The change that a form holds, which was shown with all that the assessment was at `version`; a field that was emptied takes
 * its value away. Throws INVALID_INPUT that names every field which is missing or cannot be read, and where the assessment has
 * changed since the form was shown.
 */
export function changeIn(form: Form, zone: TimeZone, present: Assessment): Change {
  const wish = assessmentIn(form, zone, { kept: present })
  const counts = form.get('countsFrom')
  const countsFrom = instantOf(counts, zone)
  refuse(
    [
      form.get('version') !== String(present.version),
      'reason',
      changedMeanwhile,
      'Compare it with the page of the assessment; sending the form again replaces what they changed.',
    ],
    [counts && !countsFrom, 'countsFrom', 'There is no such time.', 'One such as 2026-01-31T09:00.'],
  )
  return {
    ...wish,
    ...unchanged(form, present),
    opensAt: wish.opensAt ?? null,
    dueAt: wish.dueAt ?? null,
    allowedPurposes: wish.allowedPurposes ?? defaultPurposes(wish.aiLevel),
    reason: textIn(form, 'reason', 2_000),
    ...(countsFrom && { countsFrom }),
  }
}

const texts = ['title', 'brief', 'guidance', 'levelReason', 'levelApprover'] as const

/** Texts that read as before: browsers send other line breaks than they were given. */
function unchanged(form: Form, present: Assessment): Partial<Assessment> {
  const isSame = (name: string, text: string) => plain(form.get(name)) === plain(text)
  const kept = texts.flatMap((name) => (isSame(name, present[name] ?? '') ? [[name, present[name]]] : []))
  const emptied = ['levelReason', 'levelApprover'].flatMap((name) => (form.get(name).trim() ? [] : [[name, null]]))
  const outcomes = isSame('outcomes', present.outcomes.join('\n')) ? [['outcomes', present.outcomes]] : []
  return Object.fromEntries([...emptied, ...kept, ...outcomes])
}

const plain = (text: string) => text.replaceAll(/\r\n?/g, '\n').trim()
