const membership = 'http://purl.imsglobal.org/vocab/lis/v2/membership'

/** The rights of a role in a course, by exact name. Institution and system roles grant nothing in a course. */
const rights: Record<string, 'student' | 'tutor'> = {
  [`${membership}#Learner`]: 'student',
  [`${membership}#Instructor`]: 'tutor',
  [`${membership}/Instructor#TeachingAssistant`]: 'tutor',
  [`${membership}#TeachingAssistant`]: 'tutor',
}

/**
 * The role of a person in a course: tutor if any of their roles says so, else student, else null. Names are compared
 * whole: a role that merely contains “Instructor” grants nothing (docs/reference/lti.md#names).
 */
export function roleIn(uris: string[]): 'student' | 'tutor' | null {
  const found = uris.map((uri) => (Object.hasOwn(rights, uri) ? rights[uri] : undefined))
  return found.includes('tutor') ? 'tutor' : found.includes('student') ? 'student' : null
}

/** The full name of a role; rosters may use short ones (“Learner”) for roles of the membership. */
export const longRole = (role: string) => (/^[A-Za-z]+$/.test(role) ? `${membership}#${role}` : role)
