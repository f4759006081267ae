import { Time } from '../../kit/time.tsx'
import { Sentence } from '../../kit/words.tsx'
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
        <Sentence of="follow.asked" strong={(text) => <b>{text}</b>} />
      </p>
      <p>
        <Sentence of="follow.untilWhen" strong={(text) => <b>{text}</b>} />{' '}
        <UntilWhen view={view} respondBy={newest.respondBy} />
      </p>
      {mayAskForTime(props) && (
        <p>
          <Sentence of="follow.moreTimeHelp" strong={(text) => <b>{text}</b>} />
        </p>
      )}
      <p>
        <Sentence of="follow.notAlone" strong={(text) => <b>{text}</b>} />
      </p>
    </div>
  )
}

function UntilWhen({ view: { turn }, respondBy }: Pick<FollowProps, 'view'> & { respondBy: Date | null }) {
  if (!respondBy) return <Sentence of="follow.untilNotice" />
  const at = <Time at={respondBy} />
  if (turn.why === 'silence') return <Sentence of="follow.untilOver" at={at} />
  return <Sentence of={turn.why === 'time_asked' ? 'follow.untilAsked' : 'follow.untilThen'} at={at} />
}
