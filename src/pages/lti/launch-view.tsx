import { PostForm } from '../kit/form/post-form.tsx'
import { FramedPage } from './framed.tsx'
import { type PlatformStorage, StorageData } from './storage.tsx'

interface NewWindowProps {
  state: string
  idToken: string
  /** Begins the login again, in a window of its own. */
  again: string
  storage: PlatformStorage | null
}

/** For a browser that kept nothing since the login: the script asks the platform’s storage; the link opens a new window. */
export function NewWindowPage({ state, idToken, again, storage }: NewWindowProps) {
  return (
    <FramedPage title="Open Candour">
      {storage && (
        <>
          <StorageData storage={storage} />
          <PostForm who={null} action="/lti/launch">
            <input type="hidden" name="id_token" value={idToken} />
            <input type="hidden" name="state" value={state} />
            <input type="hidden" name="binding" value="" />
          </PostForm>
        </>
      )}
      <p>Your browser does not let Candour keep what it needs inside this page. It works in a window of its own.</p>
      <p>
        <a class="button" href={again} target="_blank" rel="noopener">
          Open Candour in a new window
        </a>
      </p>
    </FramedPage>
  )
}

/** Where cookies are refused inside the LMS, our pages open in a window of their own. */
export function OwnWindowPage({ ticket }: { ticket: string }) {
  return (
    <FramedPage title="Open Candour">
      <p>Your browser does not let Candour sign you in inside this page. It works in a window of its own.</p>
      <PostForm who={null} action="/lti/continue" target="_blank" rel="noopener">
        <input type="hidden" name="ticket" value={ticket} />
        <button type="submit">Open Candour in a new window</button>
      </PostForm>
    </FramedPage>
  )
}
