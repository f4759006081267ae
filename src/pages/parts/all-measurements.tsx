import type { Detector, Measurement } from '../../domain/screening/detector.ts'
import { Measurements } from './chart.tsx'

interface AllMeasurementsProps {
  runs: { id: string; detector: string; measurements: Measurement[] }[]
  detectors: Detector[]
}

/** What was measured, run by run, as a chart with a table behind it; the same for the tutor and the student. */
export function AllMeasurements({ runs, detectors }: AllMeasurementsProps) {
  const measured = runs.filter(({ measurements }) => measurements.length > 0)
  if (!measured.length) return null
  return (
    <>
      <h3>Measurements</h3>
      <p>Each number comes with what it does not mean. None of them can carry a decision.</p>
      {measured.map(({ id, detector, measurements }) => (
        <Measurements
          key={id}
          title={detectors.find((one) => one.id === detector)?.title ?? detector}
          measurements={measurements}
        />
      ))}
    </>
  )
}
