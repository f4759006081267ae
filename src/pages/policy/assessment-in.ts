import { instantOf, type TimeZone } from '../../domain/dates/zone.ts'
import { purposes } from '../../domain/intake/reflection.ts'
import { type AiLevel, aiLevels, type NewAssessment } from '../../domain/policy/assessment.ts'
import { type Form, linesIn, refuse, textIn } from '../kit/form/form.ts'

/**
 * The assessment that a form holds; `courses` are those to choose from where the form asks for one, and `kept` are the times
 * that stood in it at first. Throws INVALID_INPUT that names every field which is missing or cannot be read.
 */
export function assessmentIn(form: Form, zone: TimeZone, { courses, kept }: Shown = {}): NewAssessment {
  const text = (name: string, maxLength: number) => textIn(form, name, maxLength)
  const level = Number(form.get('aiLevel'))
  const sample = Number(form.get('samplePercent') || 0)
  const days = Number(form.get('responseDays') || 10)
  const [opens, due] = [form.get('opensAt'), form.get('dueAt')]
  const [opensAt, dueAt] = [instantOf(opens, zone, kept?.opensAt), instantOf(due, zone, kept?.dueAt)]
  const outcomes = linesIn(form, 'outcomes', 1_000)
  const wholeDays = Number.isInteger(days) && days >= 1 && days <= 120
  const withoutCourse = courses && !courses.some(({ id }) => id === form.get('courseId'))
  refuse(
    [withoutCourse, 'courseId', 'The course is still open.', 'One of your courses.'],
    [!text('title', 300), 'title', 'The title is still empty.', 'A short title.'],
    [!Object.hasOwn(aiLevels, level), 'aiLevel', 'The level is still open.', 'One of the five levels.'],
    [!(sample >= 0 && sample <= 100), 'samplePercent', 'This is not a share.', 'A number from 0 to 100.'],
    [!wholeDays, 'responseDays', 'This is not a number of days.', 'A whole number from 1 to 120.'],
    [opens && !opensAt, 'opensAt', 'There is no such time.', 'One such as 2026-01-31T09:00.'],
    [due && !dueAt, 'dueAt', 'There is no such time.', 'One such as 2026-01-31T09:00.'],
    [outcomes.length > 50, 'outcomes', 'These are too many.', 'At most 50 lines.'],
  )
  const chosen = purposes.filter((purpose) => form.all('purposes').includes(purpose))
  const optional = {
    opensAt: opensAt ?? undefined,
    dueAt: dueAt ?? undefined,
    levelReason: text('levelReason', 2_000) || undefined,
    levelApprover: text('levelApprover', 300) || undefined,
    allowedPurposes: chosen.length ? chosen : undefined,
  }
  return {
    title: text('title', 300),
    brief: text('brief', 100_000),
    guidance: text('guidance', 20_000),
    aiLevel: level as AiLevel,
    outcomes,
    supervised: form.get('supervised') === 'yes',
    anonymous: form.get('anonymous') === 'yes',
    sampleRate: sample / 100,
    responseDays: days,
    ...(Object.fromEntries(
      Object.entries(optional).filter(([, value]) => value !== undefined),
    ) as Partial<NewAssessment>),
  }
}

/** What the form showed before it was sent. */
interface Shown {
  courses?: { id: string }[]
  kept?: { opensAt: Date | null; dueAt: Date | null }
}
