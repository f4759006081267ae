import { silenceSentence } from '../../../domain/review/more-time.ts'
import { Time } from '../../kit/time.tsx'
import type { FollowProps } from '../follow/follow-props.ts'
import { mayAskForTime } from './more-time.tsx'

/** The case in plain words, before anything else of it: what is asked, until when, how to get more time, who may come. */
export function CaseInWords(props: FollowProps) {
  const { view } = props
  const newest = view.disclosures.at(-1)
  if (!newest || view.status !== 'under_review') return null
  return (
    <div class="note">
      <p>
        <b>What is asked of you.</b> Please read what your tutor has shown you below, and say how you see it. Nothing is
        decided. A person decides, and answers each thing that you say.
      </p>
      <p>
        <b>Until when.</b> <UntilWhen view={view} respondBy={newest.respondBy} />
      </p>
      {mayAskForTime(props) && (
        <p>
          <b>If you need more time</b>, ask for it below before then. A person grants it or refuses it with a reason.
        </p>
      )}
      <p>
        <b>You need not be alone.</b> Somebody may come with you to any conversation. Conversations are not recorded by
        a machine: a person writes down what was said, and you read it here and say whether it is right.
      </p>
    </div>
  )
}

function UntilWhen({ view: { turn }, respondBy }: Pick<FollowProps, 'view'> & { respondBy: Date | null }) {
  if (!respondBy) return <>Your time to answer begins when the notice reaches you. {silenceSentence}</>
  if (turn.why === 'silence') {
    return (
      <>
        Your time to answer ended <Time at={respondBy} />. {silenceSentence} You can still answer until a person has
        decided.
      </>
    )
  }
  if (turn.why === 'time_asked') {
    return (
      <>
        Your time to answer is until <Time at={respondBy} />. You asked for more, and a person has still to answer;
        nothing is decided before that. {silenceSentence}
      </>
    )
  }
  return (
    <>
      You have time to answer until <Time at={respondBy} />. {silenceSentence}
    </>
  )
}
