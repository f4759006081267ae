import { adminChecks } from './admin-checks.ts'
import { caseChecks } from './case-checks.ts'
import { teachingChecks } from './teaching-checks.ts'

/** Every step that has a check page. What has none can be undone, or only adds words of one’s own. */
export const checks = { ...caseChecks, ...teachingChecks, ...adminChecks }
