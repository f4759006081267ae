import { attestationSentences } from '../../../domain/review/decision.ts'
import type { WholeView } from '../../../flow/submission/present.ts'
import type { SignedIn } from '../../../http/server/session.ts'
import { PickField } from '../../kit/form/choice.tsx'
import { FoldedForm, PostForm } from '../../kit/form/post-form.tsx'
import { TextArea } from '../../kit/form/text-field.tsx'
import { opinionLabels } from '../../kit/labels.ts'
import { Time } from '../../kit/time.tsx'
import { ProposedDecision } from './proposed-decision.tsx'

interface ProposalsProps {
  who: SignedIn
  view: WholeView
}

/** The adverse decisions that were proposed, and the forms of the second person: a reading without the proposal, then an answer. */
export function Proposals({ who, view }: ProposalsProps) {
  return (
    <>
      {view.proposals.map((proposal) => (
        <div key={proposal.id} class="sheet">
          <h3>{proposal.isOpen ? 'A decision is proposed' : 'An earlier proposal'}</h3>
          <p class="meta">
            Proposed <Time at={proposal.at} />
          </p>
          {proposal.decision ? (
            <ProposedDecision decision={proposal.decision} view={view} />
          ) : (
            <p>What is proposed is shown once you have noted your own reading.</p>
          )}
          {proposal.returned && (
            <p class="note" dir="auto">
              Returned: {proposal.returned.reasons}
            </p>
          )}
          {proposal.isOpen && <SecondPerson who={who} view={view} proposal={proposal} />}
        </div>
      ))}
    </>
  )
}

type Proposal = WholeView['proposals'][number]

/** What this person can do about an open proposal. */
function SecondPerson({ who, view, proposal }: ProposalsProps & { proposal: Proposal }) {
  const action = `/review/${view.id}/proposals/${proposal.id}`
  const isOwn = proposal.proposedBy === who.id
  return (
    <>
      {isOwn && <p>You proposed it. It stands once a second person confirms it; a new proposal takes its place.</p>}
      {!isOwn && !proposal.decision && <ReadingForm who={who} action={`${action}/reading`} />}
      {!isOwn && proposal.decision && <AnswerForm who={who} action={`${action}/confirmation`} />}
      {who.role === 'lead' && proposal.decision && <WaiverForm who={who} action={`${action}/waiver`} />}
    </>
  )
}

interface FormProps {
  who: SignedIn
  action: string
}

/** The second person's own reading of the work and of what the student said. */
function ReadingForm({ who, action }: FormProps) {
  return (
    <PostForm who={who} action={action}>
      <h4>Your reading</h4>
      <p>
        A person who had no part in this case has to agree. Read the work and what the student said, and note what you
        think. The proposal is shown to you afterwards; your note cannot be changed.
      </p>
      <PickField kind="radio" name="opinion" legend="What you think after reading" choices={opinionLabels} />
      <TextArea name="note" label="What you saw" required />
      <button type="submit">Note my reading</button>
    </PostForm>
  )
}

/** Confirms the proposal or returns it; without an answer, reasons and, to confirm, the ticked sentences it does neither. */
function AnswerForm({ who, action }: FormProps) {
  return (
    <PostForm who={who} action={action}>
      <h4>Your answer to the proposal</h4>
      <PickField
        kind="radio"
        name="agrees"
        legend="Answer"
        choices={{ yes: 'Confirm: the decision stands, and the student reads it', no: 'Return it to who proposed it' }}
      />
      <TextArea name="reasons" label="Your reasons" required />
      <PickField
        kind="checkbox"
        name="attestation"
        legend="To confirm, say what holds"
        choices={attestationSentences}
      />
      <button type="submit">Send the answer</button>
    </PostForm>
  )
}

/** A lead lets the proposal stand without a second person. */
function WaiverForm({ who, action }: FormProps) {
  return (
    <FoldedForm who={who} action={action} summary="Let it stand without a second person">
      <TextArea
        name="reason"
        label="Why there is no second person"
        help="Only where the provider has nobody who could confirm. The student reads this reason."
        required
      />
      <button type="submit" class="second">
        Record the waiver and the decision
      </button>
    </FoldedForm>
  )
}
