import { makeDocx } from '../../test/documents/docx.ts'
import { handIn } from '../hand-in.ts'
import { startServer } from '../server.ts'
import { median, quantile, round, type Workload } from '../workload.ts'

const sentence =
  'In the nursery we watched how children share a bucket and learn to wait for one another when sand runs out'.split(
    ' ',
  )

/**
 * A 3,000-word DOCX from the start of its upload until its flags are there, one at a time on an idle service. The moments
 * are those of the service's own record, so that nothing has to ask for them meanwhile and disturb it.
 */
export const flags: Workload = {
  name: 'flags',
  async run({ quick, log }) {
    const server = await startServer()
    try {
      const times = { whole: [] as number[], screening: [] as number[] }
      for (let round = 0; round < (quick ? 3 : 27); round++) {
        const started = Date.now()
        const { body } = await handIn(server, 'multipart', essay(round), { name: 'essay.docx' })
        const { received, flagged } = await moments(server.baseUrl, server.keys.student, body.id)
        if (round < 2) continue
        times.whole.push(flagged - started)
        times.screening.push(flagged - received)
      }
      log(`${times.whole.length} works`)
      const note = 'from the first byte sent to the recorded flags'
      return [
        {
          name: 'upload → flags, 3,000-word DOCX, median',
          value: round(median(times.whole), 0),
          unit: 'ms',
          goal: '≤ 500',
          note,
        },
        {
          name: 'upload → flags, 3,000-word DOCX, p95',
          value: round(quantile(times.whole, 0.95), 0),
          unit: 'ms',
          note,
        },
        {
          name: 'local screening of it, median',
          value: round(median(times.screening), 0),
          unit: 'ms',
          goal: '≤ 250',
          note: 'from receipt to flags: reading, every local detector, and two waits in the queue',
        },
      ]
    } finally {
      await server.stop()
    }
  },
}

function essay(seed: number) {
  const paragraphs = Array.from({ length: 30 }, (_, paragraph) =>
    Array.from({ length: 100 }, (_, word) => sentence[(word * 7 + paragraph * 3 + seed) % sentence.length]).join(' '),
  )
  return makeDocx({
    paragraphs: [
      ...paragraphs,
      'References',
      `ChatGPT. (2025). Notes on play, part ${seed}.`,
      'Fisher, J. (2013). Starting from the child.',
    ],
  })
}

/** When a submission was received and when it was flagged, in milliseconds, as its event stream tells. */
async function moments(baseUrl: string, key: string, id: string): Promise<{ received: number; flagged: number }> {
  const answer = await fetch(`${baseUrl}/v1/submissions/${id}/events`, {
    headers: { authorization: `Bearer ${key}` },
  })
  let heard = ''
  const at = (event: string) => {
    const data = new RegExp(`event: submission\\.${event}\\ndata: (.*)\\n`).exec(heard)?.[1]
    return data && Date.parse((JSON.parse(data) as { at: string }).at)
  }
  for await (const chunk of answer.body!.pipeThrough(new TextDecoderStream())) {
    heard += chunk
    const [received, flagged] = [at('received'), at('flagged')]
    if (received && flagged) return { received, flagged }
  }
  throw new Error(`the work ${id} was never flagged`)
}
