import { describe, expect, test } from 'vitest'
import { headingOf } from '../../../src/detectors/reading/headings.ts'

describe('a line of its own', () => {
  test.each([
    ['References', 'references'],
    ['REFERENCIAS BIBLIOGRAFICAS', 'references'],
    ['Literatur- und Quellenverzeichnis', 'references'],
    ['Selected bibliography', 'references'],
    ['List of works cited', 'references'],
    ['Full list of primary sources used', 'references'],
    ['Notes and references', 'references'],
    ['Bibliography / websites', 'references'],
    ['Sources', 'weak references'],
    ['Primary sources', 'weak references'],
    ['Literatur', 'weak references'],
    ['Notes', 'notes'],
    ['Endnotes:', 'notes'],
    ['Fußnoten', 'notes'],
    ['Appendix B: prompts and outputs', 'appendix'],
    ['Anhang 2', 'appendix'],
    ['Acknowledgements', 'statement'],
    ['Statement on the use of generative AI in this essay', 'statement'],
    ['4. Use of AI', 'statement'],
    ['IV. Discussion', 'body'],
    ['Word count: 2,000', 'body'],
  ])('“%s” heads %s', (line, heading) => {
    expect(headingOf(line)).toBe(heading)
  })

  test.each([
    ...[
      'Works',
      'Books',
      'Websites',
      'The sources of the Nile',
      'References to God',
      'Referencing',
      'Bibliographical notes',
    ],
    ...['Notes and queries', 'Appendix A holds the whole chat.', 'Appendixes', 'A note', 'Used', 'Cited', 'List of'],
    ...['References ......... 12', 'See the references.', 'and', '5.', '', `References ${'and more '.repeat(12)}`],
  ])('“%s” heads nothing', (line) => {
    expect(headingOf(line)).toBeNull()
  })
})
