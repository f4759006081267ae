import type { Purpose } from '../../domain/intake/reflection.ts'
import type { AiLevel } from '../../domain/policy/assessment.ts'
import { labelsOf } from '../kit/labels.ts'
import { Time } from '../kit/time.tsx'
import { Sentence, useWords } from '../kit/words.tsx'

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
  const { say } = useWords()
  return (
    <section class="sheet" aria-labelledby="allowance">
      <h2 id="allowance">{say('follow.allowance')}</h2>
      <p class="lead">{say(`follow.level.${aiLevel}`)}</p>
      <p class="verbatim" dir="auto">
        {guidance}
      </p>
      <p class="meta">{say('follow.levelOf', { level: aiLevel, name: say(`labels.aiLevel.${aiLevel}`) })}</p>
      {countsFrom && before && <Before until={countsFrom} {...before} />}
      <details>
        <summary>{say('follow.allowedHere')}</summary>
        <Purposes allowed={allowedPurposes} />
        <p>
          <Sentence of="follow.somethingElse" link={(text) => <a href="/permissions">{text}</a>} />
        </p>
      </details>
    </section>
  )
}

function Purposes({ allowed }: { allowed: Purpose[] }) {
  const labels = labelsOf(useWords(), 'purpose')
  return (
    <ul>
      {allowed.map((purpose) => (
        <li key={purpose}>{labels[purpose] ?? purpose}</li>
      ))}
    </ul>
  )
}

/** What still counts for work that arrives before a date. */
function Before({ until, aiLevel, allowedPurposes }: AllowanceProps & { until: Date }) {
  const { say } = useWords()
  return (
    <>
      <p class="note">
        <Sentence
          of="follow.before"
          until={<Time at={until} />}
          level={aiLevel}
          name={say(`labels.aiLevel.${aiLevel}`)}
        />
      </p>
      <details>
        <summary>{say('follow.allowedUntil')}</summary>
        <Purposes allowed={allowedPurposes} />
      </details>
    </>
  )
}
