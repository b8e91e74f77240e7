// Reads tables, columns, constraints, indexes, functions and policies out of a live database, in a stable order.
import type pg from 'pg';

export interface Column {
  name: string;
  /** As PostgreSQL writes it, such as "timestamp(3) with time zone" or "text[]". */
  type: string;
  notNull: boolean;
  default: string | null;
  /** 'a' always, 'd' by default, '' none. */
  identity: string;
  generated: boolean;
  comment: string | null;
  /** The values a check allows, when the column has a check of that form. */
  values: string[] | null;
}

export interface Table {
  name: string;
  comment: string | null;
  columns: Column[];
  constraints: { name: string; definition: string }[];
  indexes: string[];
  policies: string[];
}

export interface Schema {
  tables: Table[];
  functions: { name: string; definition: string }[];
}

/** Describes schema `public`; what graphile-worker keeps is its own affair. */
export async function describeSchema(client: pg.Client | pg.Pool): Promise<Schema> {
  const { rows: tables } = await client.query(`
    select c.oid, c.relname as name, obj_description(c.oid, 'pg_class') as comment, c.relrowsecurity as secured
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
    order by c.relname collate "C"`);
  return {
    tables: await Promise.all(
      tables.map(async ({ oid, name, comment, secured }) => {
        const constraints = await constraintsOf(client, oid);
        return {
          name,
          comment,
          columns: await columnsOf(client, oid, constraints),
          constraints: constraints.map(({ name, definition }) => ({ name, definition })),
          indexes: await indexesOf(client, oid),
          policies: secured ? ['row level security', ...(await policiesOf(client, name))] : [],
        };
      }),
    ),
    functions: await functionsOf(client),
  };
}

interface Constraint {
  name: string;
  definition: string;
  columns: string[] | null;
}

async function constraintsOf(client: pg.Client | pg.Pool, oid: number): Promise<Constraint[]> {
  const { rows } = await client.query(
    `select conname as name, pg_get_constraintdef(k.oid, true) as definition, array(
       select attname::text from pg_attribute a where a.attrelid = k.conrelid and a.attnum = any (k.conkey)) as columns
     from pg_constraint k where conrelid = $1 and contype in ('p', 'u', 'f', 'c', 'x')
     order by contype = 'p' desc, conname collate "C"`,
    [oid],
  );
  return rows;
}

async function columnsOf(
  client: pg.Client | pg.Pool,
  oid: number,
  constraints: Constraint[],
): Promise<Column[]> {
  const { rows } = await client.query(
    `select attname as name, format_type(atttypid, atttypmod) as type, attnotnull as "notNull", attidentity as identity,
       attgenerated <> '' as generated, pg_get_expr(adbin, adrelid) as default, col_description($1, attnum) as comment
     from pg_attribute left join pg_attrdef on adrelid = attrelid and adnum = attnum
     where attrelid = $1 and attnum > 0 and not attisdropped order by attnum`,
    [oid],
  );
  return rows.map((row) => ({ ...row, values: allowedValues(row.name, constraints) }));
}

function allowedValues(column: string, constraints: Constraint[]): string[] | null {
  for (const { columns, definition } of constraints) {
    if (columns?.length !== 1 || columns[0] !== column) continue;
    const list = /^CHECK \(\w+ = ANY \(ARRAY\[(.+)\]\)\)$/.exec(definition)?.[1];
    if (list && /^('[^']*'::text(, )?)+$/.test(list))
      return [...list.matchAll(/'([^']*)'/g)].map((m) => m[1]!);
  }
  return null;
}

async function indexesOf(client: pg.Client | pg.Pool, oid: number): Promise<string[]> {
  const { rows } = await client.query(
    `select pg_get_indexdef(i.indexrelid) as definition from pg_index i
     where indrelid = $1 and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))
     order by indexrelid::regclass::text collate "C"`,
    [oid],
  );
  return rows.map(({ definition }) => definition.replace(' ON public.', ' ON '));
}

async function policiesOf(client: pg.Client | pg.Pool, table: string): Promise<string[]> {
  const { rows } = await client.query(
    `select policyname as name, cmd, roles::text as roles, qual, with_check from pg_policies
     where schemaname = 'public' and tablename = $1 order by policyname collate "C"`,
    [table],
  );
  return rows.map(
    ({ name, cmd, roles, qual, with_check }) =>
      `create policy ${name} for ${cmd.toLowerCase()} to ${roles} using (${qual}) with check (${with_check})`,
  );
}

async function functionsOf(client: pg.Client | pg.Pool): Promise<{ name: string; definition: string }[]> {
  const { rows } = await client.query(
    `select p.oid::regprocedure::text as name, pg_get_functiondef(p.oid) as definition from pg_proc p
     where pronamespace = 'public'::regnamespace and prokind in ('f', 'p')
       and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
     order by p.oid::regprocedure::text collate "C"`,
  );
  return rows;
}
