import type { Role } from './permission.ts'

/** What a person is in a course. */
export const courseRoles = ['student', 'tutor'] as const
export type CourseRole = (typeof courseRoles)[number]

/** Whether people with this role are in courses. */
export const isCourseRole = (role: Role): role is CourseRole => (courseRoles as readonly Role[]).includes(role)

/** Who said that a person is in a course. A source ends only what it said itself. */
export const enrolmentSources = ['page', 'csv', 'lms', 'webhook', 'api'] as const
export type EnrolmentSource = (typeof enrolmentSources)[number]
