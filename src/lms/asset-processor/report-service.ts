import type { AssetReport, AssetReportType } from '../../domain/asset-processor/report-types.ts'
import { DomainError } from '../../domain/error.ts'
import type { Service } from '../lti/token-service.ts'

export interface ReportPlace {
  url: string
  scope: string
  assetId: string
  /** Named to a platform that names it in its notices; null for others. */
  resourceLinkId: string | null
}

/** Neutral grey: the colour of a report says nothing about the work. */
const colour = { indicationColor: '#6B7780', indicationAlt: 'Advice for people. It is no finding.' }

/**
 * Posts one report of a file. `at` has to be later than that of the report before. Returns `sent`, `older` when the platform
 * holds a newer report, or the status of a refusal. Throws UNAVAILABLE for a refusal that may pass.
 */
export async function postReport(
  service: Service,
  { url, scope, assetId, resourceLinkId }: ReportPlace,
  type: AssetReportType,
  report: AssetReport,
  at: Date,
): Promise<'sent' | 'older' | { refused: number }> {
  const { processingProgress } = report
  const response = await service(url, scope, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      assetId,
      type,
      timestamp: at.toISOString(),
      ...report,
      ...(processingProgress === 'Processed' && colour),
      ...(resourceLinkId !== null && { resourceLinkId }),
    }),
  })
  await response.body?.cancel()
  if (response.ok) return 'sent'
  if (response.status === 409) return 'older'
  if (response.status >= 500 || response.status === 429 || response.status === 401) {
    throw new DomainError('UNAVAILABLE', `The LMS did not take the report (status ${response.status}).`)
  }
  return { refused: response.status }
}
