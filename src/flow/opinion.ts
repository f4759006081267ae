import type { Context } from '../context.ts'
import type { Input, LocalDetector, Opinion } from '../domain/detector.ts'
import { flawIn } from '../domain/flag.ts'
import { SandboxFault } from '../sandbox/sandbox.ts'

/** An opinion, or a fault in words; a fault is about the program, never about the student. */
export type Formed = Opinion | { fault: 'too_slow' | 'crashed' | 'nonsense'; detail: string }

const timeoutMs = 30_000

/** Asks one detector, in a child that can be killed, and believes only what fits the text. */
export async function opinionOf({ sandbox, log }: Context, detector: LocalDetector, input: Input): Promise<Formed> {
  try {
    const opinion = (await sandbox.run({ kind: 'detect', detector: detector.id, input }, { timeoutMs })) as Opinion
    const flaw = 'skipped' in opinion ? null : flawIn(opinion.flags, input.document.text, detector.basis)
    if (!flaw) return opinion
    log.error({ detector: detector.id, flaw }, 'a detector returned something that cannot be used')
    return {
      fault: 'nonsense',
      detail: `${detector.title} returned something that does not fit the text, so it was set aside.`,
    }
  } catch (fault) {
    if (!(fault instanceof SandboxFault)) throw fault
    log.error({ detector: detector.id, cause: fault.cause }, 'a detector did not finish')
    return fault.cause === 'timeout'
      ? { fault: 'too_slow', detail: `${detector.title} took too long on this text.` }
      : { fault: 'crashed', detail: `${detector.title} stopped on this text before it had an opinion.` }
  }
}
