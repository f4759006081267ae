import type { Handle, Json, Outcome, Reference, Step } from '../../domain/screening/detector.ts'
import { ask, fault } from './ask.ts'
import { remember, remembered } from './cache.ts'
import { opinionOn } from './opinion.ts'
import type { Published } from './published.ts'
import { type Question, questionsFor } from './questions.ts'
import type { Settings } from './settings.ts'
import { notAsked, type Verdict, verdictOf } from './verdict.ts'

/** No list of a student’s work is longer; what is beyond is not asked about, which is said. */
const mostReferences = 150

/** How far a run has come: the verdicts so far, and how many questions about the next reference brought nothing. */
interface Progress {
  verdicts: Verdict[]
  asked: number
}

/** Goes on with a run: through all that is remembered, then one request. Nothing is kept at the other side. */
export async function step(settings: Settings, handle: Handle | null, work: Step): Promise<Outcome> {
  const payload = await work.payload()
  const references = payload.references()
  if (references.length === 0)
    return { state: 'skipped', reason: 'no_text', detail: 'The work has no list of sources that could be read.' }
  const asking = references.slice(0, mostReferences)
  const progress = progressOf(handle)
  while (progress.verdicts.length < asking.length) {
    const reference = asking[progress.verdicts.length]!
    const questions = questionsFor(reference, settings)
    const question = questions[progress.asked]
    if (!question) {
      settle(progress, unsettled(questions))
      continue
    }
    const known = await remembered(question, work)
    if (!known) return await askNext(settings, work, question, progress, asking.length)
    take(progress, reference, questions, known)
  }
  return {
    state: 'succeeded',
    handle: handleOf(progress),
    opinion: opinionOn(payload.text, references, progress.verdicts),
  }
}

/** Asks once and remembers the answer; the next step reads it from there. */
async function askNext(
  settings: Settings,
  work: Step,
  question: Question,
  progress: Progress,
  all: number,
): Promise<Outcome> {
  const handle = handleOf(progress)
  const answer = await ask(settings, work, question)
  if ('fault' in answer) return { state: 'failed', handle, fault: answer.fault }
  const found = 'none' in answer ? [] : question.read(answer.json)
  if (!found) {
    const message = `${question.name} answered with something that is no publication.`
    return { state: 'failed', handle, fault: fault('protocol', 'later', message) }
  }
  await remember(question, found, work)
  const phase = `${progress.verdicts.length} of ${all} references have been looked at.`
  return { state: 'waiting', handle, phase, next: 'now' }
}

function take(progress: Progress, reference: Reference, questions: Question[], found: Published[]): void {
  const verdict = verdictOf(
    reference,
    questions[progress.asked]!,
    found,
    namesOf(questions.slice(0, progress.asked + 1)),
  )
  if (verdict) settle(progress, verdict)
  else progress.asked++
}

function settle(progress: Progress, verdict: Verdict): void {
  progress.verdicts.push(verdict)
  progress.asked = 0
}

const unsettled = (questions: Question[]): Verdict =>
  questions.length === 0 ? notAsked : { word: 'not found', in: [], has: '', asked: namesOf(questions) }

const namesOf = (questions: Question[]) => [...new Set(questions.map(({ name }) => name))]

function progressOf(handle: Handle | null): Progress {
  return handle ? (structuredClone(handle.data) as unknown as Progress) : { verdicts: [], asked: 0 }
}

const handleOf = (progress: Progress): Handle => ({ v: 1, data: structuredClone(progress) as unknown as Json })
