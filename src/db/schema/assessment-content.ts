import { boolean, integer, real, text } from 'drizzle-orm/pg-core'
import type { Purpose } from '../../domain/intake/reflection.ts'
import type { AiLevel } from '../../domain/policy/assessment.ts'
import { time } from './columns.ts'

/** What is set, when, and which use of AI it allows: the columns of an assessment that each of its versions keeps. */
export const assessmentContent = () => ({
  title: text('title').notNull(),
  brief: text('brief').notNull(),
  aiLevel: integer('ai_level').$type<AiLevel>().notNull(),
  guidance: text('guidance').notNull(),
  allowedPurposes: text('allowed_purposes').array().$type<Purpose[]>().notNull(),
  outcomes: text('outcomes').array().notNull(),
  supervised: boolean('supervised').notNull().default(false),
  levelReason: text('level_reason'),
  levelApprover: text('level_approver'),
  anonymous: boolean('anonymous').notNull().default(false),
  sampleRate: real('sample_rate').notNull(),
  responseDays: integer('response_days').notNull(),
  opensAt: time('opens_at'),
  dueAt: time('due_at'),
})
