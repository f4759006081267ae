/** Where the whole record of a case can be taken along. */
export function RecordLink({ id }: { id: string }) {
  return (
    <p>
      <a href={`/submissions/${id}/bundle`}>Download the whole record</a>: the work, the rules in force, what was
      pointed at, what was said and decided, signed so that anybody can check it later without us.
    </p>
  )
}
