import type { ComponentChildren } from 'preact'
import type { Detector } from '../../domain/screening/detector.ts'
import type { clocks } from '../../flow/vendors/clocks.ts'
import { runLabels } from '../kit/labels.ts'
import { Time } from '../kit/time.tsx'

interface Run {
  id: string
  detector: string
  version: string
  state: keyof typeof runLabels
  clause: string | null
  detail: string
  notSeen: string | null
  at: Date
}

export type Clock = Awaited<ReturnType<typeof clocks>>[number]

interface RunsProps {
  runs: Run[]
  detectors: Detector[]
  /** Where checks at a vendor stand, each as a sentence. */
  clocks: Clock[]
  /** What the reader can do about a check at a vendor. */
  steps?: (clock: Clock) => ComponentChildren
}

/** Every check on a piece of work: which, why, when, and how it went, in words. The newest word of each comes first. */
export function Runs({ runs, detectors, clocks, steps }: RunsProps) {
  const queried = clocks.filter(({ state }) => state !== 'not_asked')
  const ids = [...new Set([...runs.map(({ detector }) => detector), ...queried.map(({ detector }) => detector)])]
  if (!ids.length) return <p class="empty">No check has run yet.</p>
  return (
    <ul class="checks">
      {ids.map((id) => {
        const clock = queried.find(({ detector }) => detector === id)
        return (
          <Check
            key={id}
            id={id}
            card={detectors.find((known) => known.id === id)}
            told={runs.filter(({ detector }) => detector === id).reverse()}
            clock={clock}
          >
            {clock && steps?.(clock)}
          </Check>
        )
      })}
    </ul>
  )
}

interface CheckProps {
  id: string
  card: Detector | undefined
  /** Newest first. */
  told: Run[]
  clock: Clock | undefined
  children: ComponentChildren
}

function Check({ id, card, told: [latest, ...earlier], clock, children }: CheckProps) {
  return (
    <li>
      <h3>
        <a href={`/detectors#${id}`}>{card?.title ?? id}</a>{' '}
        <span class="chip">{runLabels[latest?.state ?? 'waiting']}</span>
      </h3>
      {latest && (!clock || clock.state === 'succeeded') && <p>{latest.detail}</p>}
      {clock && <p>{clock.sentence}</p>}
      {latest?.notSeen && <p>{latest.notSeen}</p>}
      {children}
      <p class="meta">
        {latest?.clause && `Clause ${latest.clause}. `}
        {card ? card.looksAt : 'This check is no longer in use.'}{' '}
        {latest && (
          <>
            Version {latest.version}, <Time at={latest.at} />.
          </>
        )}
      </p>
      {earlier.length > 0 && (
        <details>
          <summary>
            What it said before<span class="visually-hidden">: {card?.title ?? id}</span>
          </summary>
          <ul>
            {earlier.map(({ id: run, at, state, detail }) => (
              <li key={run}>
                <Time at={at} />: {runLabels[state]}. {detail}
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  )
}
