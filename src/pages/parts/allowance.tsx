import type { Purpose } from '../../domain/intake/reflection.ts'
import { type AiLevel, aiLevels } from '../../domain/policy/assessment.ts'
import { purposeLabels } from '../kit/labels.ts'
import { Time } from '../kit/time.tsx'

const plainly: Record<AiLevel, string> = {
  1: 'This work is done without AI. Spelling checks, assistive technology and agreed adjustments are always fine.',
  2: 'AI may help you to prepare: to understand, plan and look around. The work itself is written by you.',
  3: 'You may work together with AI on drafts. You judge and change what it gives you, and what you hand in is your own.',
  4: 'You may use AI throughout. You direct it, judge it, and answer for the result.',
  5: 'You are invited to explore what AI can do here, and to judge it critically.',
}

interface AllowanceProps {
  aiLevel: AiLevel
  guidance: string
  allowedPurposes: Purpose[]
  /** From when it counts, and what work is judged by that arrives before; for what is to be handed in. */
  countsFrom?: Date
  before?: AllowanceProps | null
}

/** What an assessment allows, in plain words, before anything is asked (point `clear_guidelines`). */
export function Allowance({ aiLevel, guidance, allowedPurposes, countsFrom, before }: AllowanceProps) {
  return (
    <section class="sheet" aria-labelledby="allowance">
      <h2 id="allowance">Using AI for this work</h2>
      <p class="lead">{plainly[aiLevel]}</p>
      <p class="verbatim" dir="auto">
        {guidance}
      </p>
      <p class="meta">
        Level {aiLevel} of 5, “{aiLevels[aiLevel]}”.
      </p>
      {countsFrom && before && <Before until={countsFrom} {...before} />}
      <details>
        <summary>Everything AI may be used for here</summary>
        <Purposes allowed={allowedPurposes} />
        <p>
          Something else? <a href="/permissions">Ask your tutor first</a>; a permission given beforehand counts.
        </p>
      </details>
    </section>
  )
}

function Purposes({ allowed }: { allowed: Purpose[] }) {
  return (
    <ul>
      {allowed.map((purpose) => (
        <li key={purpose}>{purposeLabels[purpose] ?? purpose}</li>
      ))}
    </ul>
  )
}

/** What still counts for work that arrives before a date. */
function Before({ until, aiLevel, allowedPurposes }: AllowanceProps & { until: Date }) {
  return (
    <>
      <p class="note">
        This counts for work that arrives from <Time at={until} />. Work that arrives earlier is judged by what was
        allowed before: level {aiLevel} of 5, “{aiLevels[aiLevel]}”.
      </p>
      <details>
        <summary>Everything AI may be used for until then</summary>
        <Purposes allowed={allowedPurposes} />
      </details>
    </>
  )
}
