import { expect, test } from 'vitest'
import { flaws, read, readDocument } from '../reading.ts'

const cells = [
  { cell_type: 'markdown', source: ['# The garden\n', 'It began in *week two*.'] },
  {
    cell_type: 'code',
    source: 'plot(beds)',
    outputs: [
      { output_type: 'display_data', data: { 'image/png': 'iVBORw0KGgo=' } },
      { output_type: 'stream', text: ['1\n'] },
    ],
  },
  { cell_type: 'markdown', source: 'See the photo.', attachments: { 'photo.png': { 'image/png': 'iVBORw0KGgo=' } } },
]

test('the cells of a notebook are the text, without what they drew and printed', async () => {
  const document = await readDocument(JSON.stringify({ cells, nbformat: 4, metadata: {} }), 'work.ipynb')

  expect(document).toMatchObject({
    format: 'notebook',
    text: '# The garden\nIt began in *week two*.\n\nplot(beds)\n\nSee the photo.',
  })
  expect(document.coverage).toMatchObject([
    { kind: 'chart', count: 1, at: 48 },
    { kind: 'picture_region', count: 1 },
  ])
  expect(flaws(document)).toEqual([])
})

test('an older notebook keeps its cells in worksheets', async () => {
  const old = { nbformat: 3, worksheets: [{ cells: [{ cell_type: 'code', input: ['print(1)'] }] }] }

  expect(await readDocument(JSON.stringify(old), 'work.ipynb')).toMatchObject({ text: 'print(1)' })
})

test.each([
  ['half of one', '{"cells": [', 'damaged'],
  ['cells of another kind', '{"cells": 4}', 'damaged'],
  ['one without cells', '{"cells": [], "nbformat": 4}', 'not_the_work'],
])('%s is said to be that', async (_, json, reason) => {
  expect(await read(json, 'work.ipynb')).toMatchObject({ unreadable: reason })
})

test('the source of TeX is the text', async () => {
  const source = '\\documentclass{article}\n\\begin{document}\nMud.\n\\end{document}\n'

  expect(await readDocument(source, 'essay.tex')).toMatchObject({ format: 'tex', text: source })
})

test('Markdown that quotes the beginning of a PDF is Markdown', async () => {
  const text = '# Files\n\nA PDF begins with `%PDF-1.7`:\n\n```\n%PDF-1.7\n1 0 obj\n```\n'

  expect(await readDocument(text, 'files.md')).toMatchObject({ format: 'markdown', text })
})
