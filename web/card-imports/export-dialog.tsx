// Which columns a list has as a file for a spreadsheet; what was chosen last is chosen again on this device.
import { Button, Checkbox, Modal } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ExportColumn, exportColumns } from '../../contract/card-exports.ts';
import type { CardType } from '../api/card-merges.ts';
import * as links from '../app/links.ts';
import '../design/forms.css';
import { Icon } from '../design/icon.tsx';
import classes from './export-dialog.module.css';

type Props = { type: CardType; narrowed: Record<string, string>; close: () => void };

export function ExportDialog({ type, narrowed, close }: Props) {
  const { t } = useTranslation();
  const all: readonly ExportColumn[] = exportColumns[type];
  const [chosen, setChosen] = useState<ReadonlySet<ExportColumn>>(() => remembered(type, all));
  const wanted = all.filter((column) => chosen.has(column));
  const toggle = (column: ExportColumn) => {
    const next = new Set(chosen);
    if (!next.delete(column)) next.add(column);
    setChosen(next);
  };
  return (
    <Modal
      opened
      onClose={close}
      title={t('cards-export.title')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <fieldset className={classes.columns}>
        <legend className={classes.legend}>{t('cards-export.columns')}</legend>
        {all.map((column) => (
          <Checkbox
            key={column}
            label={t(`cards-export.column.${column}`)}
            checked={chosen.has(column)}
            onChange={() => toggle(column)}
          />
        ))}
      </fieldset>
      <div className={classes.buttons}>
        <Button
          component="a"
          variant="filled"
          leftSection={<Icon of={IconDownload} />}
          href={links.exportedCards(type, { ...narrowed, columns: wanted.join(',') }, 'csv')}
          download
          data-disabled={wanted.length === 0 || undefined}
          aria-disabled={wanted.length === 0}
          onClick={(event) => {
            if (wanted.length === 0) return event.preventDefault();
            localStorage.setItem(memory(type), wanted.join(','));
            close();
          }}
        >
          {t('cards-export.download')}
        </Button>
        <Button variant="subtle" onClick={() => setChosen(new Set(all))}>
          {t('cards-export.all')}
        </Button>
        <Button variant="subtle" onClick={() => setChosen(new Set())}>
          {t('cards-export.none')}
        </Button>
      </div>
    </Modal>
  );
}

const memory = (type: CardType) => `kontor export ${type}`;

function remembered(type: CardType, all: readonly ExportColumn[]): ReadonlySet<ExportColumn> {
  const kept = (localStorage.getItem(memory(type)) ?? '').split(',');
  const known = all.filter((column) => kept.includes(column));
  return new Set(known.length > 0 ? known : all);
}
