/** What no program can promise of a redacted record. */
const redactionLimit =
  'Names of people without an account here that stand in free text cannot be found by a machine, so please read it before you pass it on.'

/** Where the whole record of a case can be taken along, and the one in which other people are hidden. */
export function RecordLink({ id }: { id: string }) {
  return (
    <>
      <p>
        <a href={`/submissions/${id}/bundle`}>Download the whole record</a>: the work, the rules in force, what was
        pointed at, what was said and decided, signed so that anybody can check it later without us.
      </p>
      <p>
        <a href={`/submissions/${id}/bundle?redacted=true`}>Download the record with other people hidden</a>, to pass it
        on. {redactionLimit}
      </p>
    </>
  )
}
