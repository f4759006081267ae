import type { Context } from '../src/context.ts'
import { applyNotice, claimNotice } from '../src/flow/asset-processor/apply-notice.ts'
import { checkEulaService, claimEulaAnswer, claimEulaService, tellAnswer } from '../src/flow/asset-processor/eula.ts'
import { claimAssetReport, sendAssetReport } from '../src/flow/asset-processor/send-report.ts'
import { checkNoticeService, claimNoticeService } from '../src/flow/asset-processor/subscribe.ts'
import { dueLoop } from './due-loop.ts'

/** How long there is no looking for due work after one look found none, in milliseconds, and how much is done at once. */
const limits = { restMs: 500, atOnce: 4 }

/** A piece of due work: how it is taken, and what does it. */
const piece =
  <Row>(take: (context: Context) => Promise<Row | null>, run: (context: Context, row: Row) => Promise<void>) =>
  async (context: Context) => {
    const row = await take(context)
    return row && (() => run(context, row))
  }

/** What is done for the LMSs that send notices, in the order of looking. */
const kinds = [
  piece(claimNotice, applyNotice),
  piece(claimAssetReport, sendAssetReport),
  piece(claimEulaAnswer, tellAnswer),
  piece(claimNoticeService, checkNoticeService),
  piece(claimEulaService, checkEulaService),
]

/** Starts what applies notices of LMSs, reports to them and sees that they go on sending notices. */
export const startPlatformWork = (context: Context): { stop(): Promise<void> } =>
  dueLoop({ name: 'platform work', ...limits, take: () => take(context), run: (run) => run(), log: context.log })

async function take(context: Context): Promise<(() => Promise<void>) | null> {
  for (const kind of kinds) {
    const found = await kind(context)
    if (found) return found
  }
  return null
}
