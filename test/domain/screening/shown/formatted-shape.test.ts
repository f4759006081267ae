import { expect, test } from 'vitest'
import { formattedIn } from '../../../../src/domain/screening/shown/formatted-shape.ts'

test('of what comes from where files are read, only a view is taken over', () => {
  const bytes = new Uint8Array([1])
  const pictures = [{ type: 'image/png', bytes }]
  const nodes = [
    { tag: 'script', nodes: [{ words: 'alert(1)' }] },
    { tag: 'a', href: 'javascript:alert(1)', onclick: 'x', nodes: [{ start: 0, end: 4 }] },
    { tag: 'a', href: 'https://example.org/', nodes: [{ start: 2, end: 99 }] },
    { tag: 'img', picture: 1, nodes: [] },
    { tag: 'img', picture: 0, alt: 'Rain', src: 'https://example.org/', nodes: [] },
    'loose words',
  ]

  expect(formattedIn({ nodes, pictures }, 10)).toEqual({
    nodes: [
      { tag: 'a', nodes: [{ start: 0, end: 4 }] },
      { tag: 'a', href: 'https://example.org/', nodes: [] },
      { tag: 'img', picture: 0, alt: 'Rain', nodes: [] },
    ],
    pictures,
  })
  expect(formattedIn({ nodes, pictures: [{ type: 'image/svg+xml', bytes }] }, 10)).toBeNull()
  expect(formattedIn('<p>text</p>', 10)).toBeNull()
})
