const membership = 'http://purl.imsglobal.org/vocab/lis/v2/membership'

/** Who may do what in a course, by exact name. Institution and system roles grant nothing in a course. */
const rights: Record<string, 'student' | 'tutor'> = {
  [`${membership}#Learner`]: 'student',
  [`${membership}#Instructor`]: 'tutor',
  [`${membership}/Instructor#TeachingAssistant`]: 'tutor',
  [`${membership}#TeachingAssistant`]: 'tutor',
}

/**
 * What somebody is in a course: a tutor if any of their roles says so, else a student, else nobody. Compared as whole
 * names, never as parts: a role that merely contains “Instructor” is somebody else's invention (LMS sheet §2).
 */
export function roleIn(uris: string[]): 'student' | 'tutor' | null {
  const found = uris.map((uri) => (Object.hasOwn(rights, uri) ? rights[uri] : undefined))
  return found.includes('tutor') ? 'tutor' : found.includes('student') ? 'student' : null
}

/** A roster may use short names (“Learner”); they mean roles of the membership. */
export const longRole = (role: string) => (/^[A-Za-z]+$/.test(role) ? `${membership}#${role}` : role)
