import { detectors } from '../../../src/detectors/index.ts'
import { extract } from '../../../src/extractors/extract.ts'
import type { Task } from '../../../src/sandbox/sandbox.ts'
import { serve } from '../../../src/sandbox/serve.ts'
import { oddDetectors } from './odd-detectors.ts'

// The program of the sandbox's children, with the detectors of these tests beside the product's own.
serve(async (task: Task) => {
  if (task.kind === 'extract') return extract(task)
  if (task.kind !== 'detect') throw new Error(`These tests have no use for ${task.kind}.`)
  const detector = [...detectors, ...oddDetectors].find(({ id }) => id === task.detector)
  if (!detector || !('detect' in detector)) throw new Error(`There is no detector called ${task.detector}.`)
  return detector.detect(task.input)
})
