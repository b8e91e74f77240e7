// The sorts of files people tell apart, by media type and, where that says nothing, by the ending of the name.
import { sql } from 'kysely';

export type FileSort = 'picture' | 'pdf' | 'document' | 'table' | 'archive' | 'other';

const patterns: Record<Exclude<FileSort, 'other'>, { type: string; name: string }> = {
  picture: { type: '^image/', name: '\\.(png|jpe?g|gif|webp|heic|tiff?|bmp|svg)$' },
  pdf: { type: '^application/pdf$', name: '\\.pdf$' },
  document: {
    type: '^(text/(plain|html|rtf)|application/(rtf|msword|vnd\\.oasis\\.opendocument\\.text|vnd\\.openxmlformats-officedocument\\.(wordprocessing|presentation)ml.*))$',
    name: '\\.(docx?|odt|rtf|txt|pptx?|odp|html?|pages)$',
  },
  table: {
    type: '^(text/csv|application/(vnd\\.ms-excel|vnd\\.oasis\\.opendocument\\.spreadsheet|vnd\\.openxmlformats-officedocument\\.spreadsheetml.*))$',
    name: '\\.(xlsx?|ods|csv|tsv|numbers)$',
  },
  archive: {
    type: '^application/(zip|gzip|x-(7z-compressed|rar.*|tar|gzip))$',
    name: '\\.(zip|7z|rar|tar|t?gz|bz2|xz)$',
  },
};

/** SQL condition on an attachment `a`. */
export function fileIsOf(sort: FileSort) {
  const one = ({ type, name }: { type: string; name: string }) =>
    sql<boolean>`(a.type ~ ${type} or a.type in ('application/octet-stream', '') and a.name ~* ${name})`;
  if (sort !== 'other') return one(patterns[sort]);
  return sql<boolean>`not (${sql.join(Object.values(patterns).map(one), sql` or `)})`;
}
