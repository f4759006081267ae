import type { Reader } from './cursor.ts'

/**
 * Rows of the audit log that no entry and no signature accounts for: an event that will never be sealed, a node of the tree
 * that its children do not make, a checkpoint whose row says otherwise than its signed text. Each kind as a sentence.
 */
export async function looseEnds(reader: Reader): Promise<string[]> {
  const { rows } = await reader.query(`
    select
      (select count(*) from audit_events event
        where not exists (select from audit_leaves where event_id = event.id)
          and not exists (select from audit_unsealed where event_id = event.id)) as events,
      (select count(*) from audit_salts salts left join audit_events event on event.id = salts.event_id
        where event.submission_id is distinct from salts.submission_id
          or length(salts.salts) is distinct from 16 * jsonb_array_length(event.data->'contents')) as salts,
      (select count(*) from audit_nodes node
        left join audit_nodes one on one.level = node.level - 1 and one.index = node.index * 2
        left join audit_nodes other on other.level = node.level - 1 and other.index = node.index * 2 + 1
        where node.level <> 0 and node.hash is distinct from sha256('\\x01'::bytea || one.hash || other.hash)) as nodes,
      (select count(*) from audit_nodes child
        where child.index % 2 = 1
          and not exists (select from audit_nodes where level = child.level + 1 and index = child.index / 2)) as missing,
      (select count(*) from audit_nodes
        where level = 0 and not exists (select from audit_leaves where position = index)) as leafless,
      (select count(*) from audit_checkpoints
        where split_part(note, E'\\n', 2) <> size::text or split_part(note, E'\\n', 3) <> root) as checkpoints`)
  const { events, salts, nodes, missing, leafless, checkpoints } = rows[0]
  const found: [string, string][] = [
    [events, 'Events that have no place in the log and wait for none'],
    [salts, 'Salts that belong to no event, or not to the contents of theirs'],
    [nodes, 'Nodes of the tree that are not what their children make'],
    [missing, 'Nodes of the tree that are missing'],
    [leafless, 'Leaves of the tree without an entry'],
    [checkpoints, 'Checkpoints whose row says otherwise than their signed text'],
  ]
  return found.filter(([count]) => count !== '0').map(([count, what]) => `${what}: ${count}.`)
}
