import type pg from 'pg'
import { DomainError } from '../../domain/error.ts'

/** Who the service logs in as. The password is undefined where the login is proved in another way. */
export interface ServiceLogin {
  name: string
  password: string | undefined
}

/** Makes the service's login where the cluster has none of this name. Throws UNAVAILABLE when `client` may not. */
export async function makeLogin(client: pg.Client, { name, password }: ServiceLogin): Promise<void> {
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [name])
  if (rowCount) return
  const secret = password === undefined ? '' : ` password ${client.escapeLiteral(password)}`
  await client.query(`create role ${client.escapeIdentifier(name)} login${secret}`).catch((error: pg.DatabaseError) => {
    if (error.code !== '42501') throw error
    throw new DomainError(
      'UNAVAILABLE',
      `The login “${name}” of DATABASE_URL does not exist, and “${client.user}” of MIGRATE_DATABASE_URL lacks CREATEROLE, ` +
        `so it cannot make it. As an administrator of the cluster run: CREATE ROLE "${name}" LOGIN PASSWORD '…';`,
    )
  })
}

/**
 * Gives the service's login the rights that the migrations list, and takes away every other that the owner of the
 * tables can take: its own, and those that PUBLIC has. In one transaction, so that a running service notices nothing.
 */
export async function grantRights(client: pg.Client, login: string): Promise<void> {
  const service = client.escapeIdentifier(login)
  const database = client.escapeIdentifier(client.database!)
  await client.query('begin')
  try {
    await client.query(`
      revoke create, temporary on database ${database} from public, ${service};
      revoke create on schema public, bullmq, drizzle from public, ${service};
      revoke all on all tables in schema public, bullmq, drizzle from public, ${service};
      revoke all on all sequences in schema public, bullmq, drizzle from public, ${service};
      revoke execute on all routines in schema public, bullmq from public, ${service};
      alter default privileges revoke execute on routines from public;
      grant usage on schema public, bullmq, drizzle to ${service};
      grant select, insert on all tables in schema public to ${service};
      grant usage on all sequences in schema public, bullmq to ${service};
      grant select, insert, update, delete on all tables in schema bullmq to ${service};
      grant execute on all routines in schema bullmq to ${service};
      grant select on drizzle.__drizzle_migrations to ${service};
      ${listedGrants(service)}`)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

const listedGrants = (service: string) => `
do $$
declare
  listed record;
  called text;
begin
  for listed in select name, deletes, (select string_agg(quote_ident(one), ', ') from unnest(changes) one) as columns
    from service_rights()
  loop
    if listed.columns is not null then
      execute format('grant update (%s) on %I to ${service.replaceAll("'", "''")}', listed.columns, listed.name);
    end if;
    if listed.deletes then
      execute format('grant delete on %I to ${service.replaceAll("'", "''")}', listed.name);
    end if;
  end loop;
  foreach called in array service_functions() loop
    execute format('grant execute on function %s to ${service.replaceAll("'", "''")}', called);
  end loop;
end $$`
