// The bin: cards thrown away, by whom and when, brought back by one click until they go for good.
import { ActionIcon, Button } from '@mantine/core';
import { IconRestore, IconTrash } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type BinnedCard, binQuery, restoreCard } from '../api/cards.ts';
import { useMe } from '../api/me.ts';
import { queryClient } from '../api/query-client.ts';
import { Avatar } from '../design/avatar.tsx';
import { EmptyState } from '../design/empty-state.tsx';
import { Icon } from '../design/icon.tsx';
import { MoreButton } from '../design/more-button.tsx';
import { OneLine } from '../design/one-line.tsx';
import { Page } from '../design/page.tsx';
import { Problem } from '../design/problem.tsx';
import { problemWords } from '../design/problem-words.ts';
import rows from '../design/rows.module.css';
import { Section } from '../design/section.tsx';
import { toast } from '../design/toast.ts';
import { useFormat } from '../design/use-format.ts';
import { useIsPhone } from '../design/use-is-phone.ts';

export function BinScreen() {
  const { t } = useTranslation();
  const format = useFormat();
  const isPhone = useIsPhone();
  const mayWrite = useMe()?.role !== 'read-only';
  const pages = useInfiniteQuery(binQuery);
  const [busy, setBusy] = useState('');
  const items = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const restore = async (card: BinnedCard) => {
    setBusy(card.id);
    try {
      await restoreCard(card.type, card.id);
      toast(t('bin.restored', { name: card.name }));
    } catch (error) {
      toast(problemWords(t, error), { look: 'late' });
    } finally {
      setBusy('');
      for (const key of ['bin', 'contacts', 'companies', 'conversations', 'tags'])
        void queryClient.invalidateQueries({ queryKey: [key] });
    }
  };
  return (
    <Page title={t('bin.title')} words={t('bin.words')} back="/contacts">
      {pages.isError && <Problem error={pages.error} again={() => void pages.refetch()} />}
      {items.length > 0 && (
        <Section>
          {items.map((card) => (
            <div key={`${card.type} ${card.id}`} className={`${rows.row} ${rows.tight}`}>
              <Avatar name={card.name} size={24} />
              <span className={rows.grow}>
                <span className={rows.name}>{card.name}</span>
                <br />
                <span className={rows.quiet}>
                  <OneLine
                    facts={[
                      t(`record.${card.type}`),
                      isPhone
                        ? card.by?.name
                        : t(card.by ? 'bin.by' : 'bin.since', {
                            name: card.by?.name ?? '',
                            time: format.since(card.at),
                          }),
                      t('bin.until', { date: format.short(card.goesAt) }),
                    ]}
                  />
                </span>
              </span>
              {mayWrite &&
                (isPhone ? (
                  <ActionIcon
                    size={40}
                    loading={busy === card.id}
                    aria-label={t('bin.restore-name', { name: card.name })}
                    onClick={() => void restore(card)}
                  >
                    <Icon of={IconRestore} size={18} />
                  </ActionIcon>
                ) : (
                  <Button
                    loading={busy === card.id}
                    aria-label={t('bin.restore-name', { name: card.name })}
                    onClick={() => void restore(card)}
                  >
                    {t('bin.restore')}
                  </Button>
                ))}
            </div>
          ))}
        </Section>
      )}
      <MoreButton pages={pages} />
      {pages.isSuccess && items.length === 0 && (
        <EmptyState icon={IconTrash} title={t('bin.empty.title')} words={t('bin.empty.words')} />
      )}
    </Page>
  );
}
