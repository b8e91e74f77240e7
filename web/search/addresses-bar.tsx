// Above the found addresses: choosing all or those that fit, copying, exporting.
import { Button, Checkbox, TextInput } from '@mantine/core';
import { IconCopy, IconDownload, IconFilter, IconMessages } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../api/me.ts';
import { exportAddresses, type FoundAddress } from '../api/search.ts';
import * as links from '../app/links.ts';
import { Icon } from '../design/icon.tsx';
import { problemWords } from '../design/problem-words.ts';
import { toast } from '../design/toast.ts';
import { useFormat } from '../design/use-format.ts';
import {
  allChosen,
  asked,
  type Choice,
  choose,
  countChosen,
  isChosen,
  nothingChosen,
} from './address-choice.ts';
import classes from './addresses.module.css';
import { ExportDialog } from './export-dialog.tsx';

type Props = {
  q: string;
  total: number;
  /** Those that fit the filter, as far as they have come. */
  rows: FoundAddress[];
  filter: string;
  setFilter: (filter: string) => void;
  choice: Choice;
  setChoice: (choice: Choice) => void;
  exported: () => void;
};

export function AddressesBar({ q, total, rows, filter, setFilter, choice, setChoice, exported }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const me = useMe();
  const navigate = useNavigate();
  const [exporting, setExporting] = useState(false);
  const count = countChosen(choice, total);
  const every =
    filter === ''
      ? count === total
      : rows.length > 0 && rows.every(({ address }) => isChosen(choice, address));
  const chooseAll = (value: boolean) => {
    if (filter === '') setChoice(value ? allChosen : nothingChosen);
    else
      setChoice(
        choose(
          choice,
          rows.map(({ address }) => address),
          value,
        ),
      );
  };
  const together = links.ofCustomers(
    rows.flatMap(({ address, contact, company }) =>
      isChosen(choice, address) ? (contact ?? company ?? []) : [],
    ),
  );
  const copy = async () => {
    try {
      // By the same door as a file: the right is asked for, and the act noted.
      const file = await exportAddresses({ q, format: 'txt', ...asked(choice) });
      const addresses = (await file.text()).split('\n').filter(Boolean);
      await navigator.clipboard.writeText(addresses.join(', '));
      toast(t('addresses.copied', { count: addresses.length }));
      exported();
    } catch (error) {
      toast(problemWords(t, error), { look: 'late' });
    }
  };
  return (
    <div className={classes.bar}>
      <Checkbox
        label={
          count > 0
            ? t('addresses.chosen', { count, shown: format.number(count) })
            : filter === ''
              ? t('addresses.choose-all')
              : t('addresses.choose-fitting', { count: rows.length })
        }
        checked={every}
        indeterminate={count > 0 && !every}
        onChange={() => chooseAll(!every)}
      />
      <TextInput
        className={classes.filter}
        aria-label={t('addresses.filter')}
        placeholder={t('addresses.filter')}
        leftSection={<Icon of={IconFilter} />}
        value={filter}
        onChange={(event) => setFilter(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Escape' && setFilter('')}
      />
      {together.length > 0 && (
        <Button
          leftSection={<Icon of={IconMessages} />}
          onClick={() => void navigate(links.correspondence(together))}
        >
          {t('letters.open-these')}
        </Button>
      )}
      {me?.mayExport ? (
        <span className={classes.acts}>
          <Button leftSection={<Icon of={IconCopy} />} disabled={count === 0} onClick={() => void copy()}>
            {t('copy')}
          </Button>
          <Button
            leftSection={<Icon of={IconDownload} />}
            disabled={count === 0}
            onClick={() => setExporting(true)}
          >
            {t('addresses.export')}
          </Button>
        </span>
      ) : (
        <span className={classes.quiet}>{t('addresses.no-export')}</span>
      )}
      {exporting && (
        <ExportDialog
          q={q}
          choice={asked(choice)}
          count={count}
          exported={exported}
          close={() => setExporting(false)}
        />
      )}
    </div>
  );
}
