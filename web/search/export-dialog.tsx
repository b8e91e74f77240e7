// Writes the chosen addresses into a file for a mailer: CSV, plain text or vCard.
import { Button, Checkbox, Modal, Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ChosenAddresses, exportAddresses } from '../api/search.ts';
import { problemWords } from '../design/problem-words.ts';
import rows from '../design/rows.module.css';
import { toast } from '../design/toast.ts';
import { useFormat } from '../design/use-format.ts';

const formats = { csv: 'csv', txt: 'txt', vcard: 'vcf' } as const;
type Format = keyof typeof formats;
type Props = { q: string; choice: ChosenAddresses; count: number; exported: () => void; close: () => void };

export function ExportDialog({ q, choice, count, exported, close }: Props) {
  const { t, i18n } = useTranslation();
  const { number } = useFormat();
  const [format, setFormat] = useState<Format>('csv');
  const [forExcel, setForExcel] = useState(false);
  const [withUnmailable, setWithUnmailable] = useState(false);
  const [isBusy, setIsBusy] = useState(false);

  const write = async () => {
    setIsBusy(true);
    try {
      const file = await exportAddresses({
        q,
        format,
        ...choice,
        withUnmailable,
        // Excel reads a file by its country's rules: it wants to be told UTF-8, and on the continent semicolons.
        ...(format === 'csv' && forExcel
          ? { byteOrderMark: true, delimiter: i18n.language === 'en' ? (',' as const) : (';' as const) }
          : {}),
      });
      save(file, `${t('addresses.file')}.${formats[format]}`);
      exported();
      toast(t('addresses.exported'));
      close();
    } catch (error) {
      toast(problemWords(t, error), { look: 'late' });
      setIsBusy(false);
    }
  };
  return (
    <Modal
      opened
      onClose={close}
      title={t('addresses.export-title', { count, shown: number(count) })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack gap={14}>
        <Radio.Group
          label={t('addresses.format')}
          value={format}
          onChange={(value) => setFormat(value as Format)}
        >
          <Stack gap={8} pt={6}>
            {(Object.keys(formats) as Format[]).map((one) => (
              <Radio
                key={one}
                value={one}
                label={t(`addresses.format-${one}`)}
                description={t(`addresses.format-${one}-words`)}
              />
            ))}
          </Stack>
        </Radio.Group>
        {format === 'csv' && (
          <Checkbox
            label={t('addresses.for-excel')}
            checked={forExcel}
            onChange={(event) => setForExcel(event.currentTarget.checked)}
          />
        )}
        <Checkbox
          label={t('addresses.with-unmailable')}
          description={t('addresses.with-unmailable-words')}
          checked={withUnmailable}
          onChange={(event) => setWithUnmailable(event.currentTarget.checked)}
        />
        <p className={rows.quiet}>{t('addresses.journalled')}</p>
        <div className={rows.buttons}>
          <Button variant="filled" loading={isBusy} onClick={() => void write()} data-autofocus>
            {t('addresses.export-do')}
          </Button>
          <Button onClick={close}>{t('cancel')}</Button>
        </div>
      </Stack>
    </Modal>
  );
}

function save(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
