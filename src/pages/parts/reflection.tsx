import type { AiUse, Reflection } from '../../domain/intake/reflection.ts'
import { otherToolLabels, outputUseLabels, personalDataLabels, purposeLabels } from '../kit/labels.ts'

/** The reflection as its student wrote it. */
export function ReflectionShown({ reflection }: { reflection: Reflection | null }) {
  if (!reflection) return <p>There is no reflection yet.</p>
  const row = (question: string, answer: string | undefined) =>
    answer ? (
      <>
        <dt>{question}</dt>
        <dd class="verbatim" dir="auto">
          {answer}
        </dd>
      </>
    ) : null
  if (!reflection.aiUsed) {
    return (
      <dl class="facts">
        <dt>AI</dt>
        <dd>Not used</dd>
        <dt>Other tools</dt>
        <dd>{reflection.otherTools.map((tool) => otherToolLabels[tool]).join(', ') || 'None named'}</dd>
        {row('Why without AI', reflection.whyNot)}
        {row('Connection to earlier learning', reflection.priorLearning)}
      </dl>
    )
  }
  return (
    <>
      {reflection.uses.map((use, index) => (
        <Use key={`${use.tool}-${index}`} use={use} number={index + 1} />
      ))}
      <dl class="facts">
        {row('Looking back', reflection.criticalReflection)}
        {row('Connection to earlier learning', reflection.priorLearning)}
      </dl>
    </>
  )
}

function Use({ use, number }: { use: AiUse; number: number }) {
  const rows: [string, string | undefined][] = [
    ['What for', purposeLabels[use.purpose] ?? use.purpose],
    ['When', use.lastUsed ? `${use.firstUsed} to ${use.lastUsed}` : use.firstUsed],
    ['How', use.how],
    ['Why', use.why],
    ['What is in the work', outputUseLabels[use.outputUsed]],
    ['How it was checked', use.verification],
    ['Personal data', personalDataLabels[use.personalData]],
    ['About the personal data', use.personalDataNote],
    ['Where material comes from', use.provenanceNote],
  ]
  return (
    <>
      <h3>
        Use {number}: <bdi>{use.tool}</bdi>
        {use.version && (
          <>
            {' '}
            (<bdi>{use.version}</bdi>)
          </>
        )}
      </h3>
      <dl class="facts">
        {rows.map(
          ([question, answer]) =>
            answer && (
              <>
                <dt>{question}</dt>
                <dd class="verbatim" dir="auto">
                  {answer}
                </dd>
              </>
            ),
        )}
      </dl>
    </>
  )
}
