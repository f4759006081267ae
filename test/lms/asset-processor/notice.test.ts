import type { JWTPayload } from 'jose'
import { describe, expect, test } from 'vitest'
import { readAssetLaunch } from '../../../src/lms/asset-processor/launch.ts'
import { originsIn, readHead, readWork } from '../../../src/lms/asset-processor/notice.ts'

const claim = 'https://purl.imsglobal.org/spec/lti/claim/'
const draft = (spec: string, name: string) => `https://purl.imsglobal.org/spec/${spec}/claim/${name}`

const asset = { asset_id: 'a-1', url: 'https://lms.example/a', sha256_checksum: 'c2hh', size: 3, filename: 'a.md' }
const work = (changes: JWTPayload = {}): JWTPayload => ({
  [`${claim}for_user`]: { user_id: 'ada' },
  [`${claim}activity`]: { id: 'act-1' },
  [`${claim}submission`]: { id: 'sub-1' },
  [`${claim}assetreport`]: { report_url: 'https://lms.example/r', scope: ['report'] },
  [`${claim}assetservice`]: { scope: ['assets'], assets: [asset] },
  ...changes,
})
const head = (changes: JWTPayload = {}): JWTPayload => ({
  iat: 1_700_000_000,
  [`${claim}version`]: '1.3.0',
  [`${claim}deployment_id`]: '1',
  [`${claim}notice`]: { id: 'n-1', type: 'LtiHelloWorldNotice', timestamp: '2026-01-31T09:00:00Z' },
  ...changes,
})

describe('work', () => {
  test('by the names of the specification has no deviation', () => {
    expect(readWork(work())).toMatchObject({
      deviations: [],
      work: { subject: 'ada', externalId: 'sub-1', activityId: 'act-1', assetScopes: ['assets'] },
    })
  })

  test.each<[string, JWTPayload, object]>([
    [
      'the activity of a draft',
      { [`${claim}activity`]: undefined, [draft('lti-aip', 'activity')]: { activity_id: 'act-2' } },
      { activityId: 'act-2' },
    ],
    [
      'the submission of a draft',
      { [`${claim}submission`]: undefined, [draft('lti-aip', 'submission')]: { submission_id: 'sub-2' } },
      { externalId: 'sub-2' },
    ],
    [
      'the report of a draft',
      { [`${claim}assetreport`]: undefined, [draft('lti-ap', 'assetreport')]: { report_url: 'https://lms.example/d' } },
      { report: { url: 'https://lms.example/d', scopes: [] } },
    ],
    [
      'a checksum with its algorithm',
      {
        [`${claim}assetservice`]: {
          assets: [{ ...asset, sha256_checksum: undefined, checksum: 'x', checksum_algorithm: 'sha256' }],
        },
      },
      { assets: [{ sha256: 'x' }] },
    ],
  ])('by %s is read and noted', (_what, changes, expected) => {
    const read = readWork(work(changes))

    expect(read.work).toMatchObject(expected)
    expect(read.deviations).not.toEqual([])
  })

  test('with a checksum that is no SHA-256 is read without one', () => {
    const { work: read } = readWork(
      work({ [`${claim}assetservice`]: { assets: [{ ...asset, checksum_algorithm: 'MD5' }] } }),
    )

    expect(read.assets[0]).not.toHaveProperty('sha256')
  })

  test('that was typed into the LMS is a web page', () => {
    const typed = { ...asset, filename: undefined, title: undefined, content_type: 'text/html' }
    const { work: read } = readWork(work({ [`${claim}assetservice`]: { assets: [typed] } }))

    expect(read.assets[0]!.name).toBe('Text entry.html')
  })

  test('without a report or a submission is that of a contribution', () => {
    const { work: read } = readWork(
      work({
        [`${claim}submission`]: undefined,
        [`${claim}assetreport`]: undefined,
        [`${claim}contribution`]: { id: 'post-1', status: 'Submitted', updated: '2026-01-31T09:00:00Z' },
      }),
    )

    expect(read).toMatchObject({ externalId: 'post-1', status: 'Submitted', report: null })
  })

  test.each([
    ['for_user', { [`${claim}for_user`]: undefined }],
    ['submission', { [`${claim}submission`]: undefined }],
  ])('without %s is refused', (reason, changes) => {
    expect(() => readWork(work(changes))).toThrow(expect.objectContaining({ reason }))
  })
})

describe('a token', () => {
  test('says which notice it is', () => {
    expect(readHead(head())).toEqual({
      id: 'n-1',
      type: 'LtiHelloWorldNotice',
      deploymentId: '1',
      at: new Date('2026-01-31T09:00:00Z'),
    })
  })

  test.each<[string, string, JWTPayload]>([
    ['that is no notice', 'notice', { [`${claim}notice`]: undefined }],
    ['without a deployment', 'deployment', { [`${claim}deployment_id`]: ' ' }],
    ['of another version', 'version', { [`${claim}version`]: '1.1' }],
    ['that is a launch', 'message_type', { sub: 'ada', [`${claim}message_type`]: 'LtiResourceLinkRequest' }],
  ])('%s is refused', (_what, reason, changes) => {
    expect(() => readHead(head(changes))).toThrow(expect.objectContaining({ reason }))
  })

  test('of a copied course names the courses it was made from', () => {
    expect(originsIn({ [`${claim}origin_contexts`]: ['c-1', { id: 'c-2' }, 3] })).toEqual(['c-1', 'c-2'])
  })
})

describe('a launch', () => {
  test('says where notices are ordered and where an acceptance goes', () => {
    const launch = readAssetLaunch({
      [`${claim}message_type`]: 'LtiEulaRequest',
      [`${claim}eulaservice`]: { url: 'https://lms.example/eula', scope: ['eula'] },
      [`${claim}platformnotificationservice`]: {
        platform_notification_service_url: 'https://lms.example/n',
        scope: ['handlers'],
        notice_types_supported: ['LtiHelloWorldNotice'],
      },
    })

    expect(launch).toMatchObject({
      kind: 'eula',
      eula: { url: 'https://lms.example/eula' },
      notices: { url: 'https://lms.example/n', scopes: ['handlers'], supported: ['LtiHelloWorldNotice'] },
    })
  })

  test.each([
    ['LtiReportReviewRequest', 'asset'],
    ['LtiEulaRequest', 'eula'],
  ])('%s that does not say what it is about is refused', (kind, reason) => {
    expect(() => readAssetLaunch({ [`${claim}message_type`]: kind })).toThrow(expect.objectContaining({ reason }))
  })
})
