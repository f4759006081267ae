import type { Context } from '../../../context.ts'
import { type Asset, setAssets } from '../../../db/asset-processor/assets.ts'
import type { AssetProcessor } from '../../../db/asset-processor/processors.ts'
import type { Registration } from '../../../db/lti/registrations.ts'
import { deadlines } from '../../../domain/deadlines.ts'
import { DomainError } from '../../../domain/error.ts'
import { assetScopes } from '../../../lms/asset-processor/names.ts'
import type { OfferedAsset, WorkNotice } from '../../../lms/asset-processor/notice.ts'
import { openDownload } from '../../../outside/download.ts'
import { guardedFetch } from '../../../outside/fetch.ts'
import type { SentFile } from '../../intake/hand-in.ts'
import { platformService } from '../../lti/platform-service.ts'
import { askForAssets } from '../queue-reports.ts'

interface Of {
  processor: AssetProcessor
  work: WorkNotice
  rows: Asset[]
}

/**
 * Fetches a file that a platform offers, follows it to its storage without our token, and keeps it if it is what was declared. What
 * goes wrong is reported to the LMS at once. Throws UNAVAILABLE for what may pass, TOO_LARGE and INVALID_INPUT for what will not.
 */
export async function fetchAsset(
  context: Context,
  registration: Registration,
  of: Of,
  offered: OfferedAsset,
): Promise<SentFile> {
  try {
    return await download(context, registration, of, offered)
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    await noteProblem(context, of, offered, codes[error.code] ?? 'DOWNLOAD_FAILED')
    // A file that broke off on its way differs from what was declared and is whole the next time.
    if (error.code !== 'INVALID_INPUT' || offered.size === 0) throw error
    throw new DomainError('UNAVAILABLE', error.message)
  }
}

const codes: Record<string, string> = { TOO_LARGE: 'ASSET_TOO_LARGE', INVALID_INPUT: 'DOWNLOAD_FAILED' }

async function download(context: Context, registration: Registration, { processor, work }: Of, offered: OfferedAsset) {
  const { url, name, size, sha256, contentType } = offered
  const limit = context.config.maxUploadBytes
  if (size !== undefined && size > limit)
    throw new DomainError('TOO_LARGE', 'The file is larger than this service takes.')
  const reach = guardedFetch({
    allowLoopback: context.config.outsideAllowLoopback,
    maxBytes: limit,
    timeoutMs: deadlines.offeredFile.wholeMs,
  })
  const service = platformService(context, processor, registration, reach)
  const scope = work.assetScopes[0] ?? assetScopes.asset
  const fetchWithToken = ((address: string, init?: RequestInit) => service(address, scope, init)) as typeof fetch
  const declared = { ...(size !== undefined && { bytes: size }), ...(sha256 && { sha256 }) }
  const source = await openDownload(fetchWithToken, url, declared, { redirect: 'follow' })
  const stored = await context.files.receive(source, limit)
  return { ...stored, name, mediaType: contentType ?? 'application/octet-stream' }
}

async function noteProblem({ db }: Context, { rows }: Of, { id: assetId }: OfferedAsset, problem: string) {
  const row = rows.find((one) => one.assetId === assetId)!
  await setAssets(db, [row.id], { part: 'failed', problem })
  await askForAssets(db, [{ ...row, part: 'failed' }])
}
