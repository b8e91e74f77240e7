// A list as it will be brought in: how it is read, which column is what, who is there already; then how it goes.
import { Button, Select, Switch } from '@mantine/core';
import { IconFileImport, IconFileOff } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type CardImportReading,
  cancelCardImport,
  cardImportPreviewQuery,
  cardImportQuery,
  type OnDuplicate,
  startCardImport,
} from '../api/card-imports.ts';
import { queryClient } from '../api/query-client.ts';
import '../design/forms.css';
import { EmptyState } from '../design/empty-state.tsx';
import { Icon } from '../design/icon.tsx';
import { LinkButton } from '../design/link-button.tsx';
import { Page } from '../design/page.tsx';
import { Problem } from '../design/problem.tsx';
import { problemWords } from '../design/problem-words.ts';
import rows from '../design/rows.module.css';
import { Section } from '../design/section.tsx';
import { toast } from '../design/toast.ts';
import { useFormat } from '../design/use-format.ts';
import { ImportRow } from './import-row.tsx';
import { PreviewRows } from './preview-rows.tsx';
import { PreviewTable } from './preview-table.tsx';

const encodings = [
  'utf-8',
  'windows-1252',
  'windows-1251',
  'windows-1250',
  'iso-8859-2',
  'koi8-r',
  'cp866',
  'utf-16le',
  'utf-16be',
] as const;
const delimiters = [',', ';', '\t', '|'] as const;

export function ImportScreen() {
  const { t } = useTranslation();
  const { id = '' } = useParams({ strict: false });
  const one = useQuery(cardImportQuery(id));
  if (one.data?.state === 'uploaded') return <Planned id={id} name={one.data.name} />;
  return (
    <Page title={one.data?.name ?? (one.isError ? t('card-import.title') : '')} back="/cards/import">
      {one.isError && <Problem error={one.error} />}
      {one.data && (
        <>
          <Section>
            <ImportRow one={one.data} />
          </Section>
          <div className={rows.buttons} style={{ marginTop: 16 }}>
            <LinkButton to="/contacts">{t('card-import.to-contacts')}</LinkButton>
          </div>
        </>
      )}
    </Page>
  );
}

function Planned({ id, name }: { id: string; name: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const [choice, setChoice] = useState<CardImportReading>({});
  const [duplicates, setDuplicates] = useState<OnDuplicate>('fill');
  const [own, setOwn] = useState<Record<string, OnDuplicate>>({});
  const [busy, setBusy] = useState(false);
  const asked = useQuery({ ...cardImportPreviewQuery(id, choice), placeholderData: keepPreviousData });
  const preview = asked.data;
  const reading = preview?.reading;
  // Read otherwise, the columns are guessed anew.
  const readAs = (change: CardImportReading) =>
    setChoice(({ mapping: _, ...before }) => ({ ...before, ...change }));
  const start = async () => {
    if (!reading) return;
    setBusy(true);
    try {
      await startCardImport(id, { reading, duplicates, rows: own });
    } catch (error) {
      toast(problemWords(t, error), { look: 'late' });
    } finally {
      setBusy(false);
      void queryClient.invalidateQueries({ queryKey: ['card-imports'] });
    }
  };
  const leave = async () => {
    await cancelCardImport(id).catch(() => {});
    void queryClient.invalidateQueries({ queryKey: ['card-imports'] });
    await navigate({ to: '/cards/import' });
  };
  const isTable = reading?.format === 'csv';
  const isEmpty = preview?.checked === 0;
  const hasName =
    !isTable ||
    reading.mapping.some((field) => ['name', 'firstName', 'lastName', 'address', 'company'].includes(field));
  return (
    <Page
      wide
      title={name}
      back="/cards/import"
      words={
        preview &&
        t(preview.isPart ? 'card-import.checked-part' : 'card-import.checked', {
          count: preview.checked,
          shown: format.number(preview.checked),
        })
      }
    >
      {asked.isError && <Problem error={asked.error} again={() => void asked.refetch()} />}
      {asked.isPending && (
        <p role="status" className={rows.quiet}>
          {t('card-import.looking')}
        </p>
      )}
      {reading && preview && (
        <>
          <Section title={t('card-import.reading')}>
            <div className={rows.form}>
              <div className={rows.fields}>
                <Select
                  label={t('card-import.encoding')}
                  data={encodings.map((value) => ({ value, label: t(`card-import.encoding.${value}`) }))}
                  value={reading.encoding}
                  allowDeselect={false}
                  onChange={(value) => readAs({ encoding: value as (typeof encodings)[number] })}
                />
                {isTable && (
                  <Select
                    label={t('card-import.delimiter')}
                    data={delimiters.map((value, at) => ({
                      value,
                      label: t(`card-import.delimiter.${at as 0}`),
                    }))}
                    value={reading.delimiter}
                    allowDeselect={false}
                    onChange={(value) => readAs({ delimiter: value as ',' })}
                  />
                )}
                {isTable && (
                  <Select
                    label={t('card-import.type')}
                    data={[
                      { value: 'contact', label: t('nav.contacts') },
                      { value: 'company', label: t('nav.companies') },
                    ]}
                    value={reading.type}
                    allowDeselect={false}
                    onChange={(value) => setChoice({ ...choice, type: value as 'contact' })}
                  />
                )}
                <Select
                  label={t('card-import.duplicates')}
                  data={(['fill', 'skip', 'make'] as const).map((value) => ({
                    value,
                    label: t(`card-import.duplicates.${value}`),
                  }))}
                  value={duplicates}
                  allowDeselect={false}
                  onChange={(value) => setDuplicates(value as OnDuplicate)}
                />
              </div>
              {isTable && (
                <Switch
                  label={t('card-import.headings')}
                  checked={reading.headings}
                  onChange={(event) => readAs({ headings: event.currentTarget.checked })}
                />
              )}
              {preview.remembered && <p className={rows.quiet}>{t('card-import.remembered')}</p>}
            </div>
          </Section>
          {isEmpty && (
            <EmptyState
              icon={IconFileOff}
              title={t('card-import.no-rows')}
              words={t(`card-import.no-rows-${reading.format}`)}
            >
              <Button onClick={() => void leave()}>{t('card-import.other-file')}</Button>
            </EmptyState>
          )}
          {isTable && !isEmpty && (
            <PreviewTable preview={preview} map={(mapping) => setChoice({ ...choice, mapping })} />
          )}
          <PreviewRows preview={preview} duplicates={duplicates} own={own} setOwn={setOwn} />
          {!isEmpty && (
            <div className={rows.buttons} style={{ marginTop: 20 }}>
              <Button
                variant="filled"
                leftSection={<Icon of={IconFileImport} />}
                loading={busy}
                disabled={!hasName}
                onClick={() => void start()}
              >
                {t('card-import.button')}
              </Button>
              <Button onClick={() => void leave()}>{t('cancel')}</Button>
              {!hasName && <span className={rows.late}>{t('card-import.name-needed')}</span>}
            </div>
          )}
        </>
      )}
    </Page>
  );
}
