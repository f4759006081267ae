import { habits, ratesOf } from '../../../src/detectors/authorship/habits.ts'
import { groupBy, type ReferenceText } from './reference-text.ts'

/** How much each habit ordinarily differs between two texts of one writer, as a standard deviation. */
export function habitSpread(texts: ReferenceText[]): { [habit: string]: number } {
  const writers = [...groupBy(texts, ({ corpus, writer }) => `${corpus} ${writer}`).values()]
    .filter((own) => own.length > 1)
    .map((own) => own.map(({ masked }) => ratesOf(masked)))
  return Object.fromEntries(
    habits.map(({ name }, habit) => {
      let squares = 0
      let freedom = 0
      for (const rates of writers) {
        const mean = rates.reduce((sum, rate) => sum + rate[habit]!, 0) / rates.length
        for (const rate of rates) squares += (rate[habit]! - mean) ** 2
        freedom += rates.length - 1
      }
      return [name, Math.sqrt(squares / Math.max(1, freedom))]
    }),
  )
}
