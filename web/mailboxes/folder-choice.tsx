// Which folders are fetched, before the first fetch.
import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Tested } from '../api/mailboxes.ts';
import rows from '../design/rows.module.css';
import { useFormat } from '../design/use-format.ts';
import { FolderRole } from './folder-role.tsx';

type Props = {
  folders: Tested['folders'];
  chosen: ReadonlyMap<string, boolean>;
  choose: (chosen: Map<string, boolean>) => void;
};

export function FolderChoice({ folders, chosen, choose }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div>
      <p className={rows.quiet} style={{ marginBottom: 8 }}>
        {t('folder.choose-words')}
      </p>
      {folders.map((folder) => (
        <label key={folder.path} className={rows.row} style={{ minHeight: 36, padding: '2px 0' }}>
          <Checkbox
            checked={chosen.get(folder.path) ?? folder.selected}
            aria-label={folder.path}
            onChange={(event) => choose(new Map(chosen).set(folder.path, event.currentTarget.checked))}
          />
          <span className={rows.grow}>
            {folder.path} <FolderRole of={folder} />
          </span>
          <span className={`${rows.right} numbers`}>
            {t('folder.mails', { count: folder.count, shown: format.number(folder.count) })}
          </span>
        </label>
      ))}
    </div>
  );
}
