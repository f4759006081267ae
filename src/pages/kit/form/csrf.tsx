import type { SignedIn } from '../../../http/server/session.ts'

/** The token that proves that a form came from a page of this session. It comes first in every form. */
export function Csrf({ who }: { who: SignedIn }) {
  return <input type="hidden" name="_csrf" value={who.csrf} />
}
