import type { AppealGround } from '../../domain/review/appeal.ts'
import { groundLabels } from '../kit/labels.ts'

/** On what an appeal rests; nothing where there are no grounds. */
export function Grounds({ grounds }: { grounds: readonly AppealGround[] }) {
  if (!grounds.length) return null
  return (
    <ul>
      {grounds.map((ground) => (
        <li key={ground}>{groundLabels[ground]}</li>
      ))}
    </ul>
  )
}
