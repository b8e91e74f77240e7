// Whether whoever reads the one reads the other too, as far as principals alone tell.

/**
 * True only if it is certain: all of `some` stand among `others`, an owner also as the user they are. Who is in a team is
 * not looked up, so `user:5` is not found in `team:3`.
 */
export function areReadersAmong(some: string[], others: string[]): boolean {
  const among = new Set(others);
  return (
    among.has('everyone') ||
    some.every((reader) => among.has(reader) || among.has(reader.replace(/^owner:/, 'user:')))
  );
}
