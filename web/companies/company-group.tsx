// The companies of one group as a tree: who belongs to whom, this one among them.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Company } from '../api/companies.ts';
import * as links from '../app/links.ts';
import classes from '../contacts/card-screen.module.css';
import { Avatar } from '../design/avatar.tsx';

type Member = { id: string; name: string; parentId?: string | undefined };

export function CompanyGroup({ company }: { company: Company }) {
  const { t } = useTranslation();
  const all: Member[] = [
    ...company.group,
    { id: company.id, name: company.name, parentId: company.parent?.id },
  ];
  const known = new Set(all.map(({ id }) => id));
  const lines: { member: Member; depth: number }[] = [];
  const add = (member: Member, depth: number) => {
    lines.push({ member, depth });
    for (const below of all.filter(({ parentId }) => parentId === member.id)) add(below, depth + 1);
  };
  for (const top of all.filter(({ parentId }) => !parentId || !known.has(parentId))) add(top, 0);
  return (
    <section aria-label={t('company.group')}>
      {lines.map(({ member, depth }) => (
        <Link
          key={member.id}
          {...links.record({ type: 'company', id: member.id })}
          className={classes.person}
          style={{ marginLeft: depth * 26 }}
          aria-current={member.id === company.id ? 'true' : undefined}
        >
          <Avatar name={member.name} size={24} />
          <span>
            {member.name}{' '}
            {member.id === company.id && <span className={classes.quiet}>{t('company.this-one')}</span>}
          </span>
        </Link>
      ))}
    </section>
  );
}
