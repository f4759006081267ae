import { PostForm } from '../kit/form/post-form.tsx'
import { FramedPage } from './framed.tsx'
import { type PlatformStorage, StorageData } from './storage.tsx'

interface StoragePageProps {
  state: string
  idToken: string
  storage: PlatformStorage
}

/** For a browser that kept no cookie since the login: the script asks the platform’s storage, and goes on without it too. */
export function StoragePage({ state, idToken, storage }: StoragePageProps) {
  return (
    <FramedPage title="Open Candour">
      <StorageData storage={storage} />
      <PostForm who={null} action="/lti/launch">
        <input type="hidden" name="id_token" value={idToken} />
        <input type="hidden" name="state" value={state} />
        <input type="hidden" name="binding" value="" />
        <input type="hidden" name="asked_storage" value="1" />
        <p>One moment, please.</p>
        <button type="submit">Go on</button>
      </PostForm>
    </FramedPage>
  )
}

interface WindowPageProps {
  name: string
  platform: string
  /** The address of the one-time key. */
  href: string
  isForFrame: boolean
}

/**
 * Where cookies are refused inside the LMS, our pages open in a window of their own. The person reads whom the launch is for
 * before they go on, because such a browser cannot prove that it began the login.
 */
export function WindowPage({ name, platform, href, isForFrame }: WindowPageProps) {
  return (
    <FramedPage title="Open Candour">
      <p>
        You come from <bdi>{platform}</bdi> as <strong>{<bdi>{name}</bdi>}</strong>. If that is not you, close this
        page.
      </p>
      {isForFrame ? (
        <a class="button" href={href}>
          Go on
        </a>
      ) : (
        <>
          <p>Your browser does not let Candour sign you in inside this page. It works in a window of its own.</p>
          <a class="button" href={href} target="_blank" rel="noopener">
            Open Candour in a new window
          </a>
        </>
      )}
      <p class="meta">The link works once, within an hour. Open the assignment in your LMS again for a new one.</p>
    </FramedPage>
  )
}

/** The same question for a browser that followed the link from elsewhere. */
export function ConfirmPage({ name, ticket }: { name: string; ticket: string }) {
  return (
    <FramedPage title="Open Candour">
      <p>
        This link signs in <strong>{<bdi>{name}</bdi>}</strong>. If that is not you, close this page.
      </p>
      <PostForm who={null} action="/lti/continue">
        <input type="hidden" name="ticket" value={ticket} />
        <button type="submit">Go on</button>
      </PostForm>
    </FramedPage>
  )
}
