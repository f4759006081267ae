import type pg from 'pg'

/** How the rights of a login differ from those that the service needs, each as a short phrase for an operator. */
export interface RightsReport {
  /** What the service cannot do without. */
  missing: string[]
  /** What would let a program that speaks as the service change history, or leave the database. */
  excess: string[]
}

/** Compares the rights of a login with the list of the migrations. Any login may ask about any other. */
export async function checkRights(client: pg.ClientBase, login: string): Promise<RightsReport> {
  const { rows: roles } = await client.query(roleFindings, [login])
  const excess: string[] = roles.map(({ finding }) => finding)
  if (excess.includes('it is a superuser')) return { missing: [], excess }
  const { rows } = await client.query(rightFindings, [login])
  return {
    missing: rows.filter(({ wanted }) => wanted).map(({ what }) => what),
    excess: [...excess, ...rows.filter(({ wanted }) => !wanted).map(({ what }) => what)],
  }
}

/** At most five of them, and how many more there are. */
export function listed(phrases: string[]): string {
  const more = phrases.length - 5
  return `${phrases.slice(0, 5).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}

/** What the login is: attributes, memberships, things it owns. */
const roleFindings = `
with login as (select * from pg_roles where rolname = $1)
select finding from login, lateral (values
  (rolsuper, 'it is a superuser'),
  (rolcreaterole, 'it may make roles'),
  (rolcreatedb, 'it may make databases'),
  (rolreplication, 'it may replicate'),
  (rolbypassrls, 'it bypasses row security')
) as attribute (held, finding) where held
union all
select 'it is a member of ' || of.rolname
from login join pg_auth_members on member = login.oid join pg_roles of on of.oid = roleid
union all
select 'it owns ' || count(*) || ' objects of this database'
from login join pg_shdepend on refclassid = 'pg_authid'::regclass and refobjid = login.oid and deptype = 'o'
where dbid = (select oid from pg_database where datname = current_database()) having count(*) > 0
union all
select 'it owns the database ' || datname from login join pg_database on datdba = login.oid
union all
select 'it may set session_replication_role' from login
where current_setting('server_version_num')::int >= 150000
  and has_parameter_privilege(login.oid, 'session_replication_role', 'SET') and not rolsuper`

/** What the login may do with the database, its schemas, tables, columns, sequences and functions, against the list. */
const rightFindings = `
with login as (select oid from pg_roles where rolname = $1),
relation as (
  select c.oid, c.relkind, c.relname, n.nspname, deletes, coalesce(changes, '{}') as changes
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  left join service_rights() on n.nspname = 'public' and name = c.relname
  where n.nspname in ('public', 'bullmq', 'drizzle') and c.relkind in ('r', 'p', 'S')
),
held as (
  select privilege || ' on ' || nspname || '.' || relname as what,
    has_table_privilege(login.oid, relation.oid, privilege) as held,
    case nspname
      when 'public' then privilege in ('select', 'insert') or privilege = 'delete' and coalesce(deletes, false)
      when 'bullmq' then privilege in ('select', 'insert', 'update', 'delete')
      else privilege = 'select'
    end as wanted
  from login, relation, unnest(array['select', 'insert', 'delete', 'truncate', 'references', 'trigger']) privilege
  where relkind <> 'S'
  union all
  select 'update (' || attname || ') on ' || nspname || '.' || relname,
    has_column_privilege(login.oid, relation.oid, attnum, 'update'), nspname = 'bullmq' or attname = any(changes)
  from login, relation join pg_attribute on attrelid = relation.oid and attnum > 0 and not attisdropped
  where relkind <> 'S'
  union all
  select 'usage of the sequence ' || relname, has_sequence_privilege(login.oid, relation.oid, 'usage'), true
  from login, relation where relkind = 'S' and nspname <> 'drizzle'
  union all
  select privilege || ' on the schema ' || nspname, has_schema_privilege(login.oid, n.oid, privilege), privilege = 'usage'
  from login, pg_namespace n, unnest(array['usage', 'create']) privilege where nspname in ('public', 'bullmq', 'drizzle')
  union all
  select privilege || ' on the database', has_database_privilege(login.oid, current_database(), privilege), privilege = 'connect'
  from login, unnest(array['connect', 'create', 'temporary']) privilege
  union all
  select 'execute on ' || p.oid::regprocedure, has_function_privilege(login.oid, p.oid, 'execute'),
    nspname = 'bullmq' or p.oid in (select unnest(service_functions())::regprocedure)
  from login, pg_proc p join pg_namespace n on n.oid = pronamespace
  where nspname in ('public', 'bullmq')
    and not exists (select from pg_depend where classid = 'pg_proc'::regclass and objid = p.oid and deptype = 'e')
)
select what, wanted from held where held is distinct from wanted order by what`
