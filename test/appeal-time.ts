/** Runs a statement as the owner of the tables. */
type Owner = (text: string, values?: unknown[]) => Promise<unknown>

/** Writes the decision and its time to appeal into the past, as the owner of the tables: it is over. */
export async function appealTimeIsOver(owner: Owner, id: string, decisionId: string): Promise<void> {
  await owner('alter table decisions disable trigger append_only')
  await owner(`update decisions set at = clock_timestamp() - interval '30 days' where id = $1`, [decisionId])
  await owner('alter table decisions enable trigger append_only')
  await owner(`update notices set read_at = clock_timestamp() where submission_id = $1`, [id])
  await owner(
    `insert into appeal_windows (decision_id, submission_id, opened_by, days, at, appeal_by)
     values ($1, $2, 'page', 14, clock_timestamp() - interval '20 days', clock_timestamp() - interval '5 days')`,
    [decisionId, id],
  )
}
