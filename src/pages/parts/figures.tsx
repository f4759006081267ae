import { Rows } from '../kit/rows.tsx'

interface FiguresProps {
  name: string
  columns: string[]
  rows: (string | number)[][]
}

/** A table of figures under its own heading. */
export function Figures({ name, columns, rows }: FiguresProps) {
  const id = name.toLowerCase().replace(/\W+/g, '-')
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{name}</h2>
      <Rows
        name={name}
        columns={columns}
        empty="Nothing yet."
        rows={rows.map(([first, ...rest]) => [<bdi key="first">{first}</bdi>, ...rest])}
      />
    </section>
  )
}
