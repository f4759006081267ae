import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ZipFile } from 'yazl'
import { readRoster } from '../../../src/extractors/roster/roster.ts'

const folder = await mkdtemp(join(tmpdir(), 'candour-roster-'))
let files = 0

async function reading(bytes: string | Buffer) {
  const path = join(folder, `${files++}`)
  await writeFile(path, bytes)
  return readRoster(path)
}

async function zipOf(tables: Record<string, string>) {
  const zip = new ZipFile()
  for (const [name, text] of Object.entries(tables)) zip.addBuffer(Buffer.from(text), name)
  zip.end()
  const chunks: Buffer[] = []
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

const two =
  'course,role,name,email,externalId\nBio 1,student,Zoë Lee,zoe@school.org,s1\nBio 1,Tutor,Sam Hill,sam@school.org,\n'
const zoe = {
  file: '',
  line: 2,
  course: { externalId: null, title: 'Bio 1', code: null },
  role: 'student',
  person: { externalId: 's1', name: 'Zoë Lee', email: 'zoe@school.org' },
  hasLeft: false,
}

test.each([
  ['UTF-8', Buffer.from(two)],
  ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${two}`)],
  ['UTF-16 with a byte order mark', Buffer.from(`\ufeff${two}`, 'utf16le')],
  ['UTF-16 without one', Buffer.from(two, 'utf16le')],
  ['UTF-16, big end first', Buffer.from(`\ufeff${two}`, 'utf16le').swap16()],
  ['Windows-1252', Buffer.from(two, 'latin1')],
  ['semicolons', Buffer.from(two.replaceAll(',', ';'))],
  ['tabs', Buffer.from(two.replaceAll(',', '\t'))],
  ['lines that end as on Windows', Buffer.from(two.replaceAll('\n', '\r\n'))],
  [
    'columns in another order and in capitals',
    Buffer.from(
      'EMAIL,Name,ExternalId,Course,ROLE\nzoe@school.org,Zoë Lee,s1,Bio 1,student\nsam@school.org,Sam Hill,,Bio 1,tutor\n',
    ),
  ],
])('a table in %s is read', async (_, bytes) => {
  const read = await reading(bytes)

  expect(read).toMatchObject({ lines: [zoe, { line: 3, role: 'tutor', person: { externalId: null } }], wrong: [] })
})

test('a quoted line break belongs to its cell, and lines are still counted as in the file', async () => {
  const read = await reading(
    'course,role,name,email\n\n"Bio\n1",student,"Lee, ""Zoë""",zoe@school.org\nBio,boss,,sam\n',
  )

  expect(read).toMatchObject({
    lines: [{ line: 3, course: { title: 'Bio\n1' }, person: { name: 'Lee, "Zoë"' } }],
    wrong: [{ line: 5, problems: [{ field: 'role' }, { field: 'email' }] }],
  })
})

test.each([
  ['without lines', '', /has no lines/],
  ['without the columns', 'a,b\n1,2\n', /does not name course, role, name, email/],
  ['with a quotation mark that never ends', 'course,role,name,email\n"Bio,student,Zoë,z@school.org\n', /does not end/],
])('a file %s is refused in words', async (_, text, sentence) => {
  const read = await reading(text)

  expect(read).toEqual({ refusal: expect.stringMatching(sentence) })
})

const users =
  'sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,email\nu1,,,true,zl,,Zoë,Lee,zoe@school.org\nu2,,,true,sh,,Sam,Hill,sam@school.org\n'
const classes =
  'sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType\nc1,,,Biology,,k1,BIO-1,scheduled\n'
const enrolled =
  'sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate\n'

test('a OneRoster bulk file says who is in which class, in a folder or not', async () => {
  const read = await reading(
    await zipOf({
      'export/manifest.csv': 'propertyName,value\nmanifest.version,1.0\n',
      'export/users.csv': users,
      'export/classes.csv': classes,
      'export/enrollments.csv': `${enrolled}e1,,,c1,o1,u1,student,,,\ne2,tobedeleted,,c1,o1,u2,teacher,,,\ne3,,,c9,o1,u1,guardian,,,\n`,
    }),
  )

  const course = { externalId: 'c1', title: 'Biology', code: 'BIO-1' }
  expect(read).toEqual({
    lines: [
      {
        file: 'enrollments.csv',
        line: 2,
        course,
        role: 'student',
        person: { externalId: 'u1', name: 'Zoë Lee', email: 'zoe@school.org' },
        hasLeft: false,
      },
      {
        file: 'enrollments.csv',
        line: 3,
        course,
        role: 'tutor',
        person: { externalId: 'u2', name: 'Sam Hill', email: 'sam@school.org' },
        hasLeft: true,
      },
    ],
    wrong: [
      {
        file: 'enrollments.csv',
        line: 4,
        problems: [expect.objectContaining({ field: 'role' }), expect.objectContaining({ field: 'classSourcedId' })],
      },
    ],
  })
})

test('a zip that is no OneRoster file, and a damaged one, are refused in words', async () => {
  const other = await reading(await zipOf({ 'users.csv': users }))
  const damaged = await reading(Buffer.from('PK\u0003\u0004 and then nothing'))

  expect(other).toEqual({ refusal: expect.stringContaining('There is no classes.csv') })
  expect(damaged).toEqual({ refusal: expect.stringContaining('cannot be read') })
})
