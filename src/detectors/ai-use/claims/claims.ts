import type { Claim } from './claim.ts'
import { byFirst, byGroup } from './people.ts'
import { exceptions, rolesOfFirst, rolesOfGroup, rolesOfWork } from './roles.ts'
import { named, stated } from './stated.ts'

/**
 * The ways in which a writer says that a tool was used for the work at hand. In each pattern the sign stands for the tool,
 * so that it is the tool, and not another word of the sentence, that was used.
 */
export const claims: Claim[] = [
  ...byFirst,
  ...rolesOfFirst,
  ...byGroup,
  ...rolesOfGroup,
  ...stated,
  ...rolesOfWork,
  ...named,
  ...exceptions,
]
