import { type AssetReportType, assetReportTypes } from '../../domain/asset-processor/report-types.ts'
import { processorParameter } from './notice.ts'

/** What an LMS keeps of an attached asset processor; it tells several by the custom parameter. */
export interface OfferedProcessor {
  processorId: string
  title: string
  launchUrl: string
  iconUrl: string
  reportTypes?: readonly AssetReportType[]
}

/** An asset processor as an item of a deep linking answer, with where its reports are opened and which types there are. */
export function processorItem({
  processorId,
  title,
  launchUrl,
  iconUrl,
  reportTypes = assetReportTypes,
}: OfferedProcessor) {
  const custom = { [processorParameter]: processorId }
  return {
    type: 'ltiAssetProcessor',
    title: `Candour: ${title}`,
    text: 'Students say how they used AI. Checks advise, and people decide.',
    url: launchUrl,
    icon: { url: iconUrl, width: 32, height: 32 },
    custom,
    // Older platforms refuse reports of types that are not named here.
    report: { url: launchUrl, custom, supportedTypes: [...reportTypes] },
    window: { targetName: 'candour' },
  }
}
