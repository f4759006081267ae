import { type Habit, habits, ratesOf } from './habits.ts'

/** A habit in which a text lies outside its writer's earlier range, in plain words. */
export interface Reason {
  habit: string
  text: string
  value: number
  /** Lowest and highest among the earlier pieces. */
  range: [number, number]
}

const most = 3
/** Distance from the range, in ordinary differences between two texts of one writer, that is worth a sentence. */
const worthSaying = 1
const shortestPiece = 250

/** A habit as it shows in a text, beside its range in the writer's earlier pieces. */
export interface HabitBeside {
  habit: Habit
  value: number
  /** Lowest and highest among the earlier pieces. */
  range: [number, number]
}

/** Every habit of a submission beside its range in the earlier pieces; none when these are too short to have one. */
export function habitsBeside(submission: Uint16Array, known: Uint16Array[]): HabitBeside[] {
  const pieces = known.filter(({ length }) => length >= shortestPiece).map(ratesOf)
  if (pieces.length === 0) return []
  return ratesOf(submission).map((value, at) => {
    const earlier = pieces.map((rates) => rates[at]!)
    return { habit: habits[at]!, value, range: [Math.min(...earlier), Math.max(...earlier)] }
  })
}

/** The habits that lie furthest outside the earlier range. They describe; they prove nothing. */
export function reasonsFor(beside: HabitBeside[], spread: { [habit: string]: number }): Reason[] {
  return beside
    .map(({ habit: { name, uses }, value, range }) => {
      const distance = Math.max(range[0] - value, value - range[1]) / (spread[name] ?? Infinity)
      return { habit: name, text: sentence(uses, value, range), value, range, distance }
    })
    .filter(({ distance }) => distance >= worthSaying)
    .sort((a, b) => b.distance - a.distance)
    .slice(0, most)
    .map(({ distance, ...reason }) => reason)
}

function sentence(uses: string | null, value: number, [low, high]: [number, number]) {
  const earlier = shown(low) === shown(high) ? shown(low) : `${shown(low)}–${shown(high)}`
  return uses
    ? `Uses ${uses} ${shown(value)} times per 1,000 words; earlier work ${earlier}.`
    : `Sentences have ${shown(value)} words on average; earlier work ${earlier}.`
}

function shown(value: number) {
  return value < 10 ? String(Math.round(value * 10) / 10) : String(Math.round(value))
}
