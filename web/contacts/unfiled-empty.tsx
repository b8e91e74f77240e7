// What stands where nobody is without a card, or nobody fits what is looked for.
import { IconUserQuestion } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { UnfiledNarrowing } from '../api/unfiled.ts';
import { EmptyState } from '../design/empty-state.tsx';

export function UnfiledEmpty({
  narrowing,
}: {
  narrowing: Pick<UnfiledNarrowing, 'q' | 'standing' | 'domain'>;
}) {
  const { t } = useTranslation();
  const which =
    narrowing.q || narrowing.domain ? 'none' : narrowing.standing === 'never' ? 'no-never' : 'empty';
  return (
    <EmptyState
      icon={IconUserQuestion}
      title={t(`unfiled.${which}.title`)}
      words={t(`unfiled.${which}.words`)}
    />
  );
}
