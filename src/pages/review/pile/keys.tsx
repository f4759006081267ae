import type { SignedIn } from '../../../http/server/session.ts'
import { ActionButton } from '../../kit/form/action-button.tsx'

/** What each key does, by the page that it acts on. One letter acts only outside of fields (WCAG 2.1.4). */
const keys = {
  list: [
    ['j', 'Next row'],
    ['k', 'Row before'],
    ['Enter', 'Open the work of the row'],
    ['x', 'Select the row, or take it out of the selection'],
    ['n', 'Open the next that waits'],
    ['/', 'Search'],
    ['?', 'Show these keys'],
  ],
  work: [
    ['n', 'Open the next that waits'],
    ['j', 'Next work of the list'],
    ['k', 'Work before'],
    ['l', 'Back to the list'],
    ['c', 'Clear the work: no concern'],
    ['Ctrl + Enter', 'Send the form that you write in'],
    ['1 to 7', 'Go to a part of the page, in the order of its links'],
    ['/', 'Search'],
    ['?', 'Show these keys'],
  ],
} as const

export type KeysPlace = keyof typeof keys

/** The keys of a page, as the script `pile.js` shows them on “?”; without the script the link leads to a page that says the same. */
export function Keys({ who, on, place }: { who: SignedIn; on: boolean; place: KeysPlace }) {
  return (
    <>
      <p class="meta" data-keys={on ? 'on' : 'off'}>
        <a href="/review/keys" data-key="?">
          Keys on this page
        </a>
        {!on && ' (switched off)'}
      </p>
      <dialog id="keys" aria-labelledby="keys-title">
        <h2 id="keys-title">Keys on this page</h2>
        <KeyTable place={place} />
        <SwitchKeys who={who} on={on} />
        <form method="dialog" class="step">
          <button type="submit" class="second">
            Close
          </button>
        </form>
      </dialog>
    </>
  )
}

/** What the keys of a page do. */
export function KeyTable({ place }: { place: KeysPlace }) {
  return (
    <dl class="keys">
      {keys[place].map(([key, what]) => (
        <div key={key}>
          <dt>
            <kbd>{key}</kbd>
          </dt>
          <dd>{what}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Switches single keys on or off for the person. */
export function SwitchKeys({ who, on }: { who: SignedIn; on: boolean }) {
  return (
    <ActionButton
      who={who}
      action="/review/keys"
      label={on ? 'Switch the keys off' : 'Switch the keys on'}
      fields={{ on: on ? 'no' : 'yes' }}
    />
  )
}
