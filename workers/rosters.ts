import type { Context } from '../src/context.ts'
import { claimRoster, readRoster } from '../src/flow/lti/roster.ts'
import { dueLoop } from './due-loop.ts'

/** How long there is no looking for a due roster after one look found none, in milliseconds. */
const restMs = 2_000

/** Starts what reads the rosters of an LMS's courses when they are due, one after the other. */
export const startRosters = (context: Context): { stop(): Promise<void> } =>
  dueLoop({
    name: 'rosters',
    atOnce: 1,
    restMs,
    take: () => claimRoster(context),
    run: (roster) => readRoster(context, roster),
    log: context.log,
  })
