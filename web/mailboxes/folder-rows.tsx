// The folders of a mailbox: whether each is fetched, its ledger, and the history behind it.
import { Switch } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Folder, type MailboxDetail, patchFolder } from '../api/mailboxes.ts';
import { queryClient } from '../api/query-client.ts';
import { problemWords } from '../design/problem-words.ts';
import rows from '../design/rows.module.css';
import { Section } from '../design/section.tsx';
import { toast } from '../design/toast.ts';
import { useFormat } from '../design/use-format.ts';
import { FolderHistory } from './folder-history.tsx';
import { FolderRole } from './folder-role.tsx';
import classes from './folder-rows.module.css';
import { LedgerSign } from './ledger-sign.tsx';

const parts = ['stored', 'skipped', 'quarantined', 'notFetched', 'erased'] as const;

export function FolderRows({ mailbox }: { mailbox: MailboxDetail }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [shown, setShown] = useState<string>();
  const choose = async (folder: Folder, selected: boolean) => {
    try {
      await patchFolder(folder.id, selected);
      toast(t(selected ? 'folder.now-fetched' : 'folder.no-longer-fetched', { name: folder.path }), {
        undo: () => void choose(folder, !selected),
      });
    } catch (error) {
      toast(problemWords(t, error), { look: 'late' });
    }
    void queryClient.invalidateQueries({ queryKey: ['mailbox', mailbox.id] });
  };
  return (
    <Section
      title={t('folder.title')}
      words={t(mailbox.kind === 'archive' ? 'folder.archive-words' : 'folder.words')}
    >
      {mailbox.folders.map((folder) => (
        <div key={folder.id} className={rows.item}>
          <div className={`${rows.row} ${rows.tight}`}>
            {mailbox.kind !== 'archive' && (
              <Switch
                checked={folder.selected}
                disabled={folder.gone}
                aria-label={t('folder.fetch', { name: folder.path })}
                onChange={(event) => void choose(folder, event.currentTarget.checked)}
              />
            )}
            <span className={rows.grow}>
              <span className={rows.name}>{folder.path}</span> <FolderRole of={folder} />
              {folder.gone && <span className={rows.warn}> {t('folder.gone')}</span>}
              {folder.ledger && (
                <span className={`${classes.ledger} numbers`}>
                  {t('ledger.on-server', {
                    count: folder.ledger.onServer,
                    shown: format.number(folder.ledger.onServer),
                  })}{' '}
                  ={' '}
                  {parts
                    .filter((part) => folder.ledger![part] > 0 || part === 'stored')
                    .map((part) => t(`ledger.${part}`, { shown: format.number(folder.ledger![part]) }))
                    .join(' + ')}
                </span>
              )}
            </span>
            <span className={classes.end}>
              {folder.ledger && <LedgerSign ok={folder.ledger.ok} />}
              <button
                type="button"
                className={classes.more}
                aria-expanded={shown === folder.id}
                onClick={() => setShown(shown === folder.id ? undefined : folder.id)}
              >
                {t('folder.history')}
              </button>
            </span>
          </div>
          {shown === folder.id && <FolderHistory folder={folder} />}
        </div>
      ))}
      {mailbox.folders.length === 0 && <p className={rows.pad}>{t('folder.none')}</p>}
    </Section>
  );
}
