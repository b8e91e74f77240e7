// The first rows of a table under their columns, each with the field it goes into.
import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CardImportPreview, ColumnField } from '../api/card-imports.ts';
import { Section } from '../design/section.tsx';
import classes from './preview-table.module.css';

const fields: ColumnField[] = [
  'ignore',
  'name',
  'firstName',
  'middleName',
  'lastName',
  'address',
  'phone',
  'mobile',
  'phoneHome',
  'fax',
  'company',
  'job',
  'language',
  'birthday',
  'website',
  'domain',
  'vat',
  'register',
  'street',
  'postcode',
  'city',
  'region',
  'country',
  'relation',
  'stage',
  'tags',
  'notes',
];

type Props = { preview: CardImportPreview; map: (mapping: ColumnField[]) => void };

export function PreviewTable({ preview, map }: Props) {
  const { t } = useTranslation();
  const { mapping } = preview.reading;
  const columns = mapping.map((field, at) => ({
    key: `column ${at}`,
    at,
    field,
    heading: preview.columns[at] || t('card-import.column', { number: at + 1 }),
  }));
  return (
    <Section title={t('card-import.columns')} words={t('card-import.columns-words')}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard (WCAG 2.1.1) */}
      <div className={classes.scroll} tabIndex={0} role="region" aria-label={t('card-import.columns-words')}>
        <table className={classes.table}>
          <thead>
            <tr>
              <td className={classes.line} />
              {columns.map(({ key, at, field, heading }) => (
                <th key={key} scope="col">
                  <span className={classes.heading}>{heading}</span>
                  <NativeSelect
                    size="xs"
                    aria-label={t('card-import.field-of', { column: heading })}
                    data={fields.map((value) => ({ value, label: t(`card-import.field.${value}`) }))}
                    value={field}
                    onChange={(event) => {
                      const chosen = event.currentTarget.value as ColumnField;
                      map(mapping.map((one, index) => (index === at ? chosen : one)));
                    }}
                  />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {preview.rows.slice(0, 12).map((row) => (
              <tr key={row.line}>
                <th scope="row" className={classes.line}>
                  {row.line}
                </th>
                {columns.map(({ key, at, field }) => (
                  <td key={key} data-ignored={field === 'ignore' || undefined}>
                    {row.cells[at] ?? ''}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
