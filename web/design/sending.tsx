// A file on its way to the server: which, how much of it is there, and a button that ends it.
import { Button, Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Upload } from '../api/uploads.ts';
import rows from './rows.module.css';
import classes from './sending.module.css';
import { useFormat } from './use-format.ts';

export function Sending({ of: { name, sent, total, stop } }: { of: Upload }) {
  const { t } = useTranslation();
  const format = useFormat();
  const part = total > 0 ? sent / total : 0;
  return (
    <div className={classes.sending}>
      <span className={classes.words}>
        <span className={rows.name}>{name}</span>
        <br />
        <span className={`${rows.quiet} numbers`}>
          {part < 1
            ? t('upload.part', { part: format.percent(part), size: format.size(total) })
            : t('upload.all')}
        </span>
        <Progress mt={6} size="sm" value={part * 100} animated={part === 1} aria-label={t('upload.label')} />
      </span>
      <Button onClick={stop}>{t('upload.stop')}</Button>
    </div>
  );
}
