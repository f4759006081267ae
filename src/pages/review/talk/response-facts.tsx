import type { WholeView } from '../../../flow/submission/present.ts'

/** Whom the student brings to a conversation, and the format that was agreed, where the response names them. */
export function ResponseFacts({ response }: { response: WholeView['responses'][number] }) {
  const { companion, format } = response
  return (
    <>
      {companion && (
        <p class="meta">
          Comes along to a conversation: <bdi>{companion}</bdi>
        </p>
      )}
      {format !== 'written' && (
        <p class="meta">
          Format that was agreed: <bdi>{format}</bdi>
        </p>
      )}
    </>
  )
}
