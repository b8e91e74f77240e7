// One way to narrow a found set.

export interface Facet {
  name: string;
  /** The address, where two bear one name. */
  detail?: string;
  count: number;
  /** What is put behind the query. */
  narrow: string;
}
