import { makeDocx } from '../../test/documents/docx.ts'
import { handIn } from '../hand-in.ts'
import { startServer } from '../server.ts'
import { median, quantile, round, type Workload } from '../workload.ts'

const sentence =
  'In the nursery we watched how children share a bucket and learn to wait for one another when sand runs out'.split(
    ' ',
  )

/** From the answer to an upload of a 3,000-word DOCX until its flags are there, one at a time on an idle service. */
export const flags: Workload = {
  name: 'flags',
  async run({ quick }) {
    const server = await startServer()
    try {
      const times: number[] = []
      for (let round = 0; round < (quick ? 3 : 25); round++) {
        const started = performance.now()
        const { body } = await handIn(server, 'multipart', essay(round), { name: 'essay.docx' })
        await flagged(server.baseUrl, server.keys.tutor, body.id)
        if (round > 1) times.push(performance.now() - started)
      }
      const note = 'seen from outside, by polling every 5 ms'
      return [
        {
          name: 'upload → flags, 3,000-word DOCX, median',
          value: round(median(times), 0),
          unit: 'ms',
          goal: '≤ 500',
          note,
        },
        { name: 'upload → flags, 3,000-word DOCX, p95', value: round(quantile(times, 0.95), 0), unit: 'ms', note },
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

async function flagged(baseUrl: string, key: string, id: string) {
  for (;;) {
    const answer = await fetch(`${baseUrl}/v1/submissions/${id}`, { headers: { authorization: `Bearer ${key}` } })
    const { status } = (await answer.json()) as { status: string }
    if (!['received', 'extracted'].includes(status)) return
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
