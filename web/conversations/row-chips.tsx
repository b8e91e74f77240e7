// The signs of a row: a new sender, a bounce, an automatic answer, answered by us, already handled.
import { IconArrowBackUp, IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ConversationRow } from '../api/conversations.ts';
import { Chip } from '../design/chip.tsx';
import { Icon } from '../design/icon.tsx';
import { listQueryOf } from './list-key.ts';

export function RowChips({ row, list }: { row: ConversationRow; list: string }) {
  const { t } = useTranslation();
  const { box } = listQueryOf(list);
  // Among spam everybody is new.
  const tellNew = row.newSender && row.direction !== 'internal' && row.kind === 'personal' && box !== 'junk';
  return (
    <>
      {row.kind !== 'personal' && (
        <Chip look={row.kind === 'bounce' ? 'late' : 'plain'}>{t(`kind.${row.kind}`)}</Chip>
      )}
      {tellNew && <Chip look="new">{t('list.new-sender')}</Chip>}
      {row.answered && !row.handled && (
        <Chip>
          <Icon of={IconArrowBackUp} size={12} />
          {t('list.answered')}
        </Chip>
      )}
      {row.handled && box !== 'inbox' && (
        <Chip look="done">
          <Icon of={IconCheck} size={12} />
          {t('list.handled')}
        </Chip>
      )}
    </>
  );
}
