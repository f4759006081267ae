/** The storage that a platform offers to the pages in its frames (1EdTech LTI Client Side postMessages). */
export interface PlatformStorage {
  /** The name of the frame that keeps what is stored; `_parent` is the frame around this page. */
  target: string
  origin: string
  /** Of the login that the stored value belongs to. */
  state: string
}

interface StorageDataProps {
  storage: PlatformStorage
  /** What to store; without it the page’s script reads what was stored. */
  binding?: string
  /** Where the page goes on to once the value is stored. */
  next?: string
}

/** What the page’s script needs to speak with the platform’s storage. */
export function StorageData({ storage: { target, origin, state }, binding, next }: StorageDataProps) {
  return (
    <div data-storage={target} data-origin={origin} data-key={`lti_${state}`} data-binding={binding} data-next={next} />
  )
}
