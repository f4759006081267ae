import type { Detector } from '../domain/detector.ts'
import { declaredUse } from './declared-use.ts'

/** Every detector there is, in the order in which their flags are shown: rules that anyone can check come first. */
export const detectors: Detector[] = [declaredUse]
