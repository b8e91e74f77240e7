// Writes a described schema as schema.sql (for people) and schema.ts (for Kysely).
import type { Column, Schema, Table } from './describe-schema.ts';

/** The schema as SQL, each column with its comment beside it. */
export function writeSchemaSql({ tables, functions }: Schema): string {
  const pieces = [
    '-- What the migrations add up to. Written by server/database/generate-schema.ts; read it, change the migrations.\n',
    ...tables.map(tableSql),
    ...functions.map(({ definition }) => `${definition.trim()};\n`),
  ];
  return pieces.join('\n');
}

function tableSql(table: Table): string {
  const lines = table.columns.map((column) => ({ text: columnSql(column), comment: column.comment ?? '' }));
  lines.push(...table.constraints.map(({ definition }) => ({ text: definition, comment: '' })));
  const body = lines.map(({ text, comment }, index) => {
    const comma = index < lines.length - 1 ? ',' : '';
    return `  ${text}${comma}${comment ? ` -- ${comment}` : ''}`;
  });
  const after = [...table.indexes, ...table.policies].map((line) => `${line};\n`).join('');
  return `-- ${table.comment ?? ''}\ncreate table ${table.name} (\n${body.join('\n')}\n);\n${after}`;
}

function columnSql({ name, type, notNull, default: value, identity, generated }: Column): string {
  const parts = [name, type];
  if (identity !== '') parts.push(`generated ${identity === 'a' ? 'always' : 'by default'} as identity`);
  if (generated) parts.push(`generated always as (${value}) stored`);
  else if (value !== null) parts.push(`default ${value}`);
  if (notNull) parts.push('not null');
  return parts.join(' ');
}

/** The schema as the types Kysely checks queries with. */
export function writeSchemaTypes({ tables }: Schema): string {
  const interfaces = tables.map(
    (table) =>
      `/** ${table.comment ?? ''} */\nexport interface ${typeName(table.name)} {\n${table.columns.map(columnType).join('\n')}\n}\n`,
  );
  const list = tables.map(({ name }) => `  ${name}: ${typeName(name)};`).join('\n');
  return `// The tables as TypeScript sees them. Written by server/database/generate-schema.ts from the migrations.
import type { ColumnType } from 'kysely';

/** A column that may be left out when a row is written. */
export type Generated<T> =
  T extends ColumnType<infer S, infer I, infer U>
    ? ColumnType<S, I | undefined, U>
    : ColumnType<T, T | undefined, T>;
/** A column the database computes. */
export type Computed<T> = ColumnType<T, never, never>;
/** bigint and numeric: strings in JavaScript; numbers may be written. */
export type Bigint = ColumnType<string, string | number | bigint, string | number | bigint>;
/** A point in time to the millisecond. */
export type Time = ColumnType<Date, Date | string, Date | string>;
/** JSON; write it as text (JSON.stringify). Who reads it knows its form. */
// biome-ignore lint/suspicious/noExplicitAny: the column's owner gives it a type when reading
export type Json = ColumnType<any, string, string>;

/** All tables. */
export interface Database {
${list}
}

${interfaces.join('\n')}`;
}

function typeName(table: string): string {
  return `${table.replace(/(^|_)(\w)/g, (_, __, letter: string) => letter.toUpperCase())}Table`;
}

function columnType(column: Column): string {
  const plain = column.values ? column.values.map((value) => `'${value}'`).join(' | ') : typeOf(column.type);
  const nullable = column.notNull ? plain : `${plain} | null`;
  const isWritten = column.default !== null || column.identity !== '';
  let type = nullable;
  if (column.generated || column.identity === 'a') type = `Computed<${plain}>`;
  else if (isWritten) type = `Generated<${nullable}>`;
  const comment = column.comment ? `  /** ${column.comment.replaceAll('*/', '* /')} */\n` : '';
  return `${comment}${inWidth(`  ${column.name}: ${type};`)}`;
}

// As the formatter breaks what is wider than its lines.
function inWidth(line: string): string {
  const [, before, values, after] = /^(.*Generated<)(.*)(>;)$/.exec(line) ?? [];
  return line.length > 110 && values ? `${before}\n    ${values}\n  ${after}` : line;
}

function typeOf(type: string): string {
  if (type.endsWith('[]')) return arrayOf(type.slice(0, -2));
  if (type.startsWith('timestamp')) return 'Time';
  if (type.startsWith('numeric') || type === 'bigint') return 'Bigint';
  if (type === 'integer' || type === 'smallint' || type === 'double precision' || type === 'real')
    return 'number';
  if (type === 'boolean') return 'boolean';
  if (type === 'bytea') return 'Buffer';
  if (type === 'json' || type === 'jsonb') return 'Json';
  return 'string';
}

function arrayOf(element: string): string {
  const type = typeOf(element);
  if (type === 'Bigint') return 'ColumnType<string[], (string | number)[], (string | number)[]>';
  if (type === 'Time') return 'ColumnType<Date[], Date[], Date[]>';
  return `${type}[]`;
}
