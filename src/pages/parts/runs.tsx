import type { Detector } from '../../domain/detector.ts'
import { Moment } from '../moment.tsx'
import { runWords } from '../words.ts'
import { Table } from './table.tsx'

interface Run {
  id: string
  detector: string
  version: string
  state: keyof typeof runWords
  detail: string
  at: Date
}

/** Every check that ran on a piece of work: which, why, when, and how it ended, in words. */
export function Runs({ runs, detectors }: { runs: Run[]; detectors: Detector[] }) {
  if (!runs.length) return <p>No check has run yet.</p>
  return (
    <Table name="Checks">
      <thead>
        <tr>
          <th scope="col">Check</th>
          <th scope="col">Why</th>
          <th scope="col">How it went</th>
        </tr>
      </thead>
      <tbody>
        {runs.map(({ id, detector, version, state, detail, at }) => {
          const card = detectors.find((known) => known.id === detector)
          return (
            <tr key={id}>
              <th scope="row">
                <a href={`/detectors#${detector}`}>{card?.title ?? detector}</a>
                <br />
                <span class="meta">
                  version {version}, <Moment at={at} />
                </span>
              </th>
              <td>
                {card ? (
                  <>
                    Clause {card.clause}. {card.looksAt}
                  </>
                ) : (
                  'This check is no longer in use.'
                )}
              </td>
              <td>
                <strong>{runWords[state]}.</strong> {detail}
              </td>
            </tr>
          )
        })}
      </tbody>
    </Table>
  )
}
