import { Table } from './table.tsx'

interface FiguresProps {
  name: string
  columns: string[]
  rows: (string | number)[][]
}

/** A table of figures; numbers stand right-aligned, the first cell names the row. */
export function Figures({ name, columns, rows }: FiguresProps) {
  const id = name.toLowerCase().replace(/\W+/g, '-')
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{name}</h2>
      {rows.length === 0 ? (
        <p class="empty">Nothing yet.</p>
      ) : (
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
            {rows.map((row) => (
              <tr key={row.join('|')}>
                {row.map((cell, index) =>
                  index === 0 ? (
                    <th key={columns[index]} scope="row">
                      <bdi>{cell}</bdi>
                    </th>
                  ) : (
                    <td key={columns[index]} dir="auto">
                      {cell}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </section>
  )
}
