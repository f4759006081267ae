import { describe, expect, test } from 'vitest'
import { announcedIn } from '../../../src/domain/tca/announced.ts'

const person = (id: string) => ({ id, given_name: 'Given', family_name: id, email: `${id}@school.example` })

describe('whose work it is', () => {
  test.each([
    ['the owner', { owner: 'a', metadata: { owners: [person('b'), person('a')] } }, ['a', 'b']],
    [
      'of a group the member who uploaded it',
      { owner: 'g', submitter: 'b', metadata: { owners: [person('a'), person('b')] } },
      ['b', 'a'],
    ],
    [
      'of a group that another person uploaded for, its first member',
      { owner: 'g', submitter: 't', metadata: { owners: [person('a'), person('b')] } },
      ['a', 'b'],
    ],
    ['the owner alone where no people are named', { owner: 'a' }, ['a']],
    ['each person once', { owner: 'a', metadata: { owners: [person('a'), person('a')] } }, ['a']],
  ])('%s', (_, sent, ids) => {
    expect(announcedIn(sent).authors.map(({ externalId }) => externalId)).toEqual(ids)
  })
})

test('numbers are ids too, and names and addresses are taken where they are given', () => {
  const read = announcedIn({
    owner: 'a',
    title: 'Essay%201.docx',
    metadata: {
      owners: [person('a')],
      group: { id: 17, name: 'Essay 1' },
      group_context: { id: 4, name: 'Nursing', owners: [person('t')] },
    },
  })

  expect(read).toMatchObject({
    title: 'Essay 1.docx',
    anonymous: false,
    authors: [{ externalId: 'a', name: 'Given a', email: 'a@school.example' }],
    assignment: { externalId: '17', title: 'Essay 1', course: { externalId: '4', title: 'Nursing' } },
    teachers: [{ externalId: 't', name: 'Given t' }],
  })
})

test('people who carry only an id are marked without names', () => {
  expect(announcedIn({ owner: 'a', metadata: { owners: [{ id: 'a' }] } })).toMatchObject({
    anonymous: true,
    authors: [{ externalId: 'a' }],
  })
})

test.each([[{}], [{ owner: '' }], [{ owner: 'x'.repeat(133) }], [{ owner: {} }]])('%j has no owner', (sent) => {
  expect(() => announcedIn(sent)).toThrow('owner')
})

test.each([[null], ['text'], [[1, 'a', null]], [{ owners: 'none', group: 7, group_context: [] }]])(
  'metadata that is %j does no harm',
  (metadata) => {
    expect(announcedIn({ owner: 'a', metadata, eula: metadata })).toMatchObject({
      title: 'Untitled work',
      teachers: [],
    })
  },
)
