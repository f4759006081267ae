import type { Measurement } from '../../domain/screening/detector.ts'
import { Table } from '../kit/table.tsx'

type Ranged = Measurement & { value: number; range: [number, number] }

const isRanged = (measurement: Measurement): measurement is Ranged =>
  typeof measurement.value === 'number' && measurement.range !== undefined

const unitLabels: Record<string, string> = {
  percent: '%',
  words: 'words',
  minutes: 'min',
  zscore: 'standard deviations',
}

const rounded = (value: number) => String(Math.round(value * 100) / 100)

/** Measurements as a small chart, each beside the range it is usually found in, and the same again as a table. */
export function Measurements({ title, measurements }: { title: string; measurements: Measurement[] }) {
  const ranged = measurements.filter(isRanged)
  return (
    <figure>
      <figcaption>{title}</figcaption>
      {ranged.length > 0 && <Chart measurements={ranged} />}
      <Table name={`${title}, as numbers`}>
        <thead>
          <tr>
            <th scope="col">Measured</th>
            <th scope="col" class="number">
              Value
            </th>
            <th scope="col" class="number">
              Range
            </th>
            <th scope="col">What it means and does not mean</th>
          </tr>
        </thead>
        <tbody>
          {measurements.map(({ name, value, unit, range, meaning }) => (
            <tr key={name}>
              <th scope="row">{nameOf(name)}</th>
              <td class="number">
                {value === null ? 'not measured' : typeof value === 'number' ? rounded(value) : value}
                {value !== null && unit && unitLabels[unit] && ` ${unitLabels[unit]}`}
              </td>
              <td class="number">{range ? `${rounded(range[0])} to ${rounded(range[1])}` : ''}</td>
              <td>{meaning}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </figure>
  )
}

export const nameOf = (name: string) =>
  name
    .replace(/[-_]/g, ' ')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()

const line = 46
const left = 10
const width = 560

/** One line each: the range as a band, the value as a dot. The table below says the same in numbers. */
function Chart({ measurements }: { measurements: Ranged[] }) {
  const height = measurements.length * line + 8
  return (
    <svg
      class="chart"
      viewBox={`0 0 ${width + 2 * left} ${height}`}
      role="img"
      aria-label="Chart; the table below says the same in numbers"
    >
      <title>Each value beside its range</title>
      {measurements.map(({ name, value, range: [low, high] }, index) => {
        const from = Math.min(low, value)
        const span = Math.max(high, value) - from || 1
        const x = (at: number) => left + width * (0.05 + (0.9 * (at - from)) / span)
        const y = index * line + 32
        return (
          <g key={name}>
            <text x={left} y={y - 14}>
              {nameOf(name)}
            </text>
            <line class="axis" x1={left} x2={left + width} y1={y} y2={y} />
            <rect class="band" x={x(low)} y={y - 6} width={Math.max(2, x(high) - x(low))} height="12" rx="3" />
            <circle class="dot" cx={x(value)} cy={y} r="5" />
          </g>
        )
      })}
    </svg>
  )
}
