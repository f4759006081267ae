import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { main } from '../../src/cli/main.ts'
import { issueReceipt, type ReceiptClaims } from '../../src/domain/records/receipt.ts'
import { generateSigningKey, publicJwk } from '../../src/domain/signing/signing.ts'

const essay = Buffer.from('What the sources say about tidal power, and what I make of it.')
const key = generateSigningKey()
const folder = await mkdtemp(join(tmpdir(), 'candour-cli-'))
const token = receiptFor(essay)

const file = await put('essay.txt', essay)
const receipt = await put('essay.receipt', `${token}\n`)
const jwks = await put('keys.json', JSON.stringify({ keys: [publicJwk(key, new Date('2026-01-01'))] }))

function put(name: string, content: string | Buffer) {
  const path = join(folder, name)
  return writeFile(path, content).then(() => path)
}

function receiptFor(bytes: Buffer, change: Partial<ReceiptClaims> = {}) {
  const claims: ReceiptClaims = {
    ...{ v: 1, kind: 'received', submission: 'submission-7', student: 'p_5c1f', policyVersion: '2.0', late: false },
    fileSha256: createHash('sha256').update(bytes).digest('hex'),
    fileBytes: bytes.length,
    ...{ reflectionSha256: null, responsibilitySha256: null, leaf: 'd'.repeat(64) },
    receivedAt: '2026-03-12T09:30:00.120Z',
    ...change,
  }
  return issueReceipt(claims, key)
}

async function candour(...args: string[]) {
  const lines: string[] = []
  const code = await main(args, (line) => lines.push(line))
  return { code, lines }
}

test('the file a receipt was given for is confirmed, check by check', async () => {
  const { code, lines } = await candour('verify-receipt', file, receipt, jwks)

  expect(code).toBe(0)
  expect(lines).toEqual([
    `✓ The receipt is unchanged and was signed with the provider’s key ${key.kid}.`,
    '✓ The file has the size in the receipt, 62 bytes.',
    `✓ The file has the SHA-256 in the receipt, ${createHash('sha256').update(essay).digest('hex')}.`,
    'This file was received as submission submission-7 on 2026-03-12T09:30:00.120Z, in time.',
  ])
})

test('the receipt may be given as it is, without a file around it', async () => {
  expect(await candour('verify-receipt', file, token, jwks)).toMatchObject({ code: 0 })
})

test('a file that came with the work is confirmed by the same receipt', async () => {
  const plan = Buffer.from('The plan of the essay.')
  const beside = [{ sha256: createHash('sha256').update(plan).digest('hex'), bytes: plan.length }]
  const both = receiptFor(essay, { beside })
  const other = await put('other.txt', 'The plan of another.!!')

  expect(await candour('verify-receipt', await put('plan.txt', plan), both, jwks)).toMatchObject({ code: 0 })
  expect(await candour('verify-receipt', file, both, jwks)).toMatchObject({ code: 0 })
  expect((await candour('verify-receipt', other, both, jwks)).code).not.toBe(0)
})

test('a late receipt says that it is late', async () => {
  const { code, lines } = await candour('verify-receipt', file, receiptFor(essay, { late: true }), jwks)

  expect(code).toBe(0)
  expect(lines.at(-1)).toMatch(/after the deadline\.$/)
})

test('another file of the same size is told apart by its SHA-256', async () => {
  const other = await put('other.txt', Buffer.from(essay.toString().replace('tidal', 'solar')))

  const { code, lines } = await candour('verify-receipt', other, receipt, jwks)

  expect(code).toBe(1)
  expect(lines.map((line) => line[0])).toEqual(['✓', '✓', '✗'])
})

test('a longer file is told apart by its size too', async () => {
  const longer = await put('longer.txt', Buffer.concat([essay, Buffer.from(' ')]))

  const { code, lines } = await candour('verify-receipt', longer, receipt, jwks)

  expect(code).toBe(1)
  expect(lines[1]).toBe('✗ The file has 63 bytes, the receipt states 62.')
  expect(lines.map((line) => line[0])).toEqual(['✓', '✗', '✗'])
})

test('a receipt that was changed is not relied on, whatever the file is', async () => {
  const changed = await put(
    'changed.receipt',
    token.replace(/.$/, (last) => (last === 'A' ? 'Q' : 'A')),
  )

  const { code, lines } = await candour('verify-receipt', file, changed, jwks)

  expect(code).toBe(1)
  expect(lines).toEqual(['✗ The signature does not belong to this receipt: it was changed after it was given.'])
})

test('a receipt under a key that the key set does not hold is not relied on', async () => {
  const others = await put('others.json', JSON.stringify({ keys: [publicJwk(generateSigningKey(), new Date(0))] }))

  const { code, lines } = await candour('verify-receipt', file, receipt, others)

  expect(code).toBe(1)
  expect(lines).toEqual(['✗ The key that signed this receipt is not among the published keys.'])
})

test.each([
  ['a file that is not there', ['nowhere.txt', receipt, jwks], /nowhere\.txt/],
  ['a folder for a file', [folder, receipt, jwks], /EISDIR/],
  ['a receipt that is not there', [file, 'nowhere.receipt', jwks], /nowhere\.receipt/],
  ['a key set that is not there', [file, receipt, 'nowhere.json'], /nowhere\.json/],
  ['a key set that is no JSON', [file, receipt, file], /holds no key set/],
  ['an argument too few', [file, receipt], /^Usage: candour verify-receipt/],
  ['an argument too many', [file, receipt, jwks, jwks], /^Usage: candour verify-receipt/],
])('%s leaves the question open, which is neither yes nor no', async (_, args, sentence) => {
  const { code, lines } = await candour('verify-receipt', ...args)

  expect(code).toBe(2)
  expect(lines).toEqual([expect.stringMatching(sentence)])
})

test('without a command, or with an unknown one, the commands are listed', async () => {
  const usages = ['add-admin', 'backfill', 'new-signing-key', 'verify-audit', 'verify-bundle', 'verify-receipt'].map(
    (name) => expect.stringMatching(new RegExp(`^candour ${name}\\b.*\\n    \\S`)),
  )
  const listed = (code: number, ...before: string[]) => ({
    code,
    lines: expect.arrayContaining([...before, ...usages]),
  })

  expect(await candour()).toEqual(listed(2))
  expect(await candour('--help')).toEqual(listed(0))
  expect(await candour('constructor')).toEqual(listed(2, 'There is no command “constructor”.'))
})

test('the command works from any folder and through the link that npx makes', async () => {
  const elsewhere = join(folder, 'elsewhere')
  await mkdir(elsewhere)
  const link = join(elsewhere, 'candour')
  await symlink(fileURLToPath(new URL('../../bin/candour.js', import.meta.url)), link)
  const run = (...args: string[]) =>
    new Promise((done) => {
      execFile(link, args, { cwd: elsewhere }, (error, stdout, stderr) =>
        done({ code: error?.code ?? 0, stdout, stderr }),
      )
    })

  expect(await run('verify-receipt', '../essay.txt', token, '../keys.json')).toEqual({
    code: 0,
    stdout: expect.stringMatching(/in time\.\n$/),
    stderr: '',
  })
  expect(await run('verify-receipt', '../keys.json', token, '../keys.json')).toMatchObject({ code: 1 })
}, 120_000)
