import { testRemoteDetector, type Vendor } from './conformance.ts'
import { aTenant } from './tenant.ts'

const tenant = await aTenant({}, { timeouts: { json: 600_000, upload: 600_000 } })
const { state } = tenant.emulator
const report = { method: 'GET', path: /\/similarity$/, times: 1 }

const vendor: Vendor = {
  tenant,
  play: () => tenant.play(),
  documents: () => [...state.documents.values()].filter(({ text }) => text !== null).length,
  received: () =>
    Buffer.concat(state.journal.flatMap(({ path, headers, body }) => [Buffer.from(path), Buffer.from(headers), body])),
  addUnknownFields: () => {
    const json = { status: 'COMPLETE', overall_match_percentage: 12, ai_anything: { percentage: 99 }, new_field: [1] }
    state.faults.push({ ...report, knob: { kind: 'answer', json } })
  },
  leaveOutFigure: () => state.faults.push({ ...report, knob: { kind: 'answer', json: { status: 'COMPLETE' } } }),
  hang: () => state.faults.push({ times: 1, knob: { kind: 'slow', ms: 600_000 } }),
}

testRemoteDetector('turnitin', () => vendor)
