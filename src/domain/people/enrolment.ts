/** What a person is in a course. */
export const courseRoles = ['student', 'tutor'] as const
export type CourseRole = (typeof courseRoles)[number]

/** Who said that a person is in a course. A source ends only what it said itself. */
export const enrolmentSources = ['page', 'csv', 'lms', 'webhook', 'api'] as const
export type EnrolmentSource = (typeof enrolmentSources)[number]
