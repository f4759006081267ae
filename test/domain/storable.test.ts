import { expect, test } from 'vitest'
import { field, makeDocx } from '../documents/docx.ts'
import { noAi } from '../samples.ts'
import { aService } from '../service.ts'

const { handIn, settled } = await aService()

test('what the database cannot keep stands in no way of a reading, wherever the file has it', async () => {
  const title = `${'x'.repeat(499)}😀`
  const csl = '{"citationItems":[{"itemData":{"title":"Mud\\u0000 and \\ud83d","author":[{"family":"Holt"}]}}]}'
  const cited = { xml: `<w:p>${field(`ADDIN ZOTERO_ITEM CSL_CITATION ${csl}`, '(Holt 2019)')}</w:p>` }
  const bytes = makeDocx({ paragraphs: ['Mud is a good teacher.', cited], properties: { title } })

  const { body } = await handIn(bytes, 'essay.docx', { reflection: noAi() })
  const submission = await settled(body.id)

  expect(submission.status).not.toBe('received')
  expect(submission.runs.length).toBeGreaterThan(0)
})
