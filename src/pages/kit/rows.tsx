import type { ComponentChildren } from 'preact'
import { Table } from './table.tsx'

interface RowsProps {
  name: string
  columns: string[]
  rows: ComponentChildren[][]
  /** What is said when there are no rows. */
  empty: string
}

/** A table of anything; the first cell names the row. */
export function Rows({ name, columns, rows, empty }: RowsProps) {
  if (!rows.length) return <p class="empty">{empty}</p>
  return (
    <Table name={name}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([first, ...rest], row) => (
          <tr key={row}>
            <th scope="row">{first}</th>
            {rest.map((cell, index) => (
              <td key={columns[index + 1]} dir="auto">
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
