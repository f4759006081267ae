import { expect, test } from 'vitest'
import { writeHtml } from '../../../src/extractors/html/html.ts'
import { Story } from '../../../src/extractors/package/stories.ts'

function read(html: string) {
  const story = new Story('body')
  writeHtml(story, html)
  return story
}

test.each([
  ['blocks are paragraphs', '<h1>Mud</h1>\n<div>One\n  two</div><p>three', 'Mud\nOne two\nthree'],
  ['inline elements join words', '<p>gar<b>den</b> <i>work</i></p>', 'garden work'],
  ['breaks are lines', '<p>a<br>b</p>', 'a\nb'],
  ['cells are parted by tabs', '<table><tr><td>a</td><td><p>b</p></td></tr><tr><td>c</td></tr></table>x', 'a\tb\nc\nx'],
  ['lines of preformatted text stay', '<pre>a\n  b</pre>', 'a\n  b'],
  ['entities and lone blanks stay', '<p>12&nbsp;m &alpha;</p>', '12\u00a0m α'],
  [
    'scripts, styles and titles are no text',
    '<head><title>t</title><style>s</style></head><script>x</script><p>a',
    'a',
  ],
  ['equations are lines', '<p>x <math><mfrac><mn>1</mn><mn>2</mn></mfrac></math> y</p>', 'x 1/2 y'],
])('%s', (_, html, text) => {
  expect(read(html).text).toBe(text)
})

test('what the page hides is kept apart', () => {
  const { text, hidden } = read('<p>seen <span style="display:none">unseen</span></p><div hidden>too</div>')

  expect(text.trim()).toBe('seen')
  expect(hidden.map(({ text }) => text.trim())).toEqual(['unseen', 'too'])
})

test('headings and items of lists are kept beside the text', () => {
  const { text, outline } = read('<h2>Mud</h2><ol start="3"><li>a<li>b<ul><li>c</ul></ol>')

  expect(
    outline.map(({ at, heading, depth, label }) => [text.slice(at).split('\n')[0], heading, depth, label]),
  ).toEqual([
    ['Mud', 2, 0, ''],
    ['a', null, 0, '3.'],
    ['b', null, 0, '4.'],
    ['c', null, 1, '•'],
  ])
})

test('pictures and embedded pages are said to be left out', () => {
  expect(read('<p>a<img alt="b"></p><iframe></iframe>').coverage.map(({ kind }) => kind)).toEqual([
    'picture',
    'embedded_object',
  ])
})
