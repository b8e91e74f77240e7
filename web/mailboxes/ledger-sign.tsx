// Whether a ledger agrees: every mail on the server is accounted for.
import { IconCheck, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Chip } from '../design/chip.tsx';
import { Icon } from '../design/icon.tsx';

export function LedgerSign({ ok }: { ok: boolean | undefined }) {
  const { t } = useTranslation();
  if (ok === undefined) return null;
  return (
    <Chip look={ok ? 'done' : 'late'}>
      <Icon of={ok ? IconCheck : IconX} size={12} />
      {t(ok ? 'ledger.ok' : 'ledger.not-ok')}
    </Chip>
  );
}
