// Why a conversation is filed under something, in a sentence.
import { useTranslation } from 'react-i18next';
import type { Link } from '../api/conversations.ts';
import { useFormat } from '../design/use-format.ts';

export function useReasonWords(): (link: Link) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return (link) => {
    const name = link.record.name;
    const what = link.reason.what;
    if (link.reason.by === 'hand')
      return link.by
        ? t('why.hand-by', { name, by: link.by.name, time: format.since(link.at) })
        : t('why.hand', { name, time: format.since(link.at) });
    return t(`why.${link.reason.by}`, { name, what });
  };
}
