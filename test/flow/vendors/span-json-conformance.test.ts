import { spanJson } from '../../vendors/span-json/detector.ts'
import { testRemoteDetector, type Vendor } from './conformance.ts'
import { aSpanService } from './span-service.ts'
import { withDetector } from './tenant.ts'

const { baseUrl, documents, received, next } = await aSpanService()
const recipient = { name: 'Span Service', region: 'EU' }
const tenant = await withDetector(async () =>
  spanJson({ id: 'span-json', title: 'Span Service', baseUrl, apiKey: 'span-key', recipient }),
)

const vendor: Vendor = {
  tenant,
  play: () => tenant.play(),
  documents: () => documents.size,
  received: () => Buffer.concat(received),
  addUnknownFields: () => {
    next.extra = { verdict: 'none of ours', nested: { deeper: true } }
  },
  leaveOutFigure: () => {
    next.without = 'share'
  },
  hang: () => {
    next.hang = true
  },
}

testRemoteDetector('span-json', () => vendor)
