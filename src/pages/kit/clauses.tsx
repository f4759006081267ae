import type { PolicyVersion } from '../../db/policy/versions.ts'

/** The clauses with their text; one such as 4(a) is part of the text of 4. */
export function Clauses({ clauses }: Pick<PolicyVersion, 'clauses'>) {
  return (
    <>
      {clauses
        .filter(({ id }) => !id.includes('('))
        .map(({ id, heading, text }) => (
          <section key={id} id={`clause-${id}`}>
            <h2>
              {id} {heading}
            </h2>
            <p class="verbatim">{text}</p>
          </section>
        ))}
    </>
  )
}
