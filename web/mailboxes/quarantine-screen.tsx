// Mail that could not be understood: kept whole, said why; downloaded or tried again.
import { Button } from '@mantine/core';
import { IconDownload, IconRefresh, IconShieldCheck } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { quarantineQuery, retryQuarantined } from '../api/mailboxes.ts';
import { queryClient } from '../api/query-client.ts';
import * as links from '../app/links.ts';
import { EmptyState } from '../design/empty-state.tsx';
import { Icon } from '../design/icon.tsx';
import { MoreButton } from '../design/more-button.tsx';
import { Page } from '../design/page.tsx';
import { Problem } from '../design/problem.tsx';
import { problemWords } from '../design/problem-words.ts';
import rows from '../design/rows.module.css';
import { Section } from '../design/section.tsx';
import { toast } from '../design/toast.ts';
import { useFormat } from '../design/use-format.ts';
import { outcomeWords } from './outcome-words.ts';

export function QuarantineScreen() {
  const { t } = useTranslation();
  const format = useFormat();
  const pages = useInfiniteQuery(quarantineQuery);
  const items = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const again = async (sourceId: string) => {
    try {
      await retryQuarantined(sourceId);
      toast(t('quarantine.retrying'));
    } catch (error) {
      toast(problemWords(t, error), { look: 'late' });
    }
    for (const key of ['quarantine', 'counts']) void queryClient.invalidateQueries({ queryKey: [key] });
  };
  return (
    <Page title={t('nav.quarantine')} words={t('quarantine.words')}>
      {pages.isError && <Problem error={pages.error} again={() => void pages.refetch()} />}
      {items.length > 0 && (
        <Section list>
          {items.map((one) => (
            <div key={one.sourceId} role="listitem" className={rows.row}>
              <span className={rows.grow}>
                <span className={rows.name}>{one.subject || t('subject.none')}</span>{' '}
                <span className={rows.quiet}>{one.from || t('sender.unknown')}</span>
                <br />
                <span className={rows.late}>{outcomeWords(t, 'quarantined', one.reason)}</span>{' '}
                <span className={rows.quiet}>
                  {one.mailbox} / {one.folder} · {format.size(one.size)} · {format.since(one.since)}
                </span>
              </span>
              <Button
                component="a"
                href={links.quarantined(one.sourceId)}
                download
                leftSection={<Icon of={IconDownload} />}
              >
                {t('quarantine.download')}
              </Button>
              <Button leftSection={<Icon of={IconRefresh} />} onClick={() => void again(one.sourceId)}>
                {t('try-again')}
              </Button>
            </div>
          ))}
        </Section>
      )}
      <MoreButton pages={pages} />
      {pages.isSuccess && items.length === 0 && (
        <EmptyState
          icon={IconShieldCheck}
          title={t('quarantine.empty.title')}
          words={t('quarantine.empty.words')}
        />
      )}
    </Page>
  );
}
