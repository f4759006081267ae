/** The permission sets of Turnitin that belong to those who teach. */
const teaching = ['INSTRUCTOR', 'EDITOR', 'ADMINISTRATOR']

/** As whom a viewer link opens, by the permission set that a plug-in names. */
export const viewerRole = (permissionSet: unknown): 'student' | 'tutor' =>
  teaching.includes(String(permissionSet)) ? 'tutor' : 'student'
