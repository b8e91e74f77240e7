// The recovery codes, shown once, to be copied.
import { Button } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../design/icon.tsx';
import rows from '../design/rows.module.css';
import { toast } from '../design/toast.ts';

export function RecoveryCodes({ codes }: { codes: string[] }) {
  const { t } = useTranslation();
  return (
    <div>
      <p style={{ paddingBottom: 6 }}>{t('me.recovery-words')}</p>
      <p className={rows.code} style={{ columns: 2, whiteSpace: 'pre-line', maxWidth: 420 }}>
        {codes.join('\n')}
      </p>
      <Button
        mt={8}
        leftSection={<Icon of={IconCopy} />}
        onClick={() => void navigator.clipboard.writeText(codes.join('\n')).then(() => toast(t('copied')))}
      >
        {t('copy')}
      </Button>
    </div>
  );
}
