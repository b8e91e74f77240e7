// What a folder is for, where its name does not say it already.
import { useTranslation } from 'react-i18next';
import rows from '../design/rows.module.css';

export function FolderRole({ of: { path, role } }: { of: { path: string; role: string } }) {
  const { t } = useTranslation();
  if (role === 'other') return null;
  const words = t(`folder.role.${role as 'inbox'}`);
  if (words.toLowerCase() === path.toLowerCase()) return null;
  return <span className={rows.quiet}>{words}</span>;
}
