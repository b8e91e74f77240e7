// One line of the side bar: sign, name, count.
import type { Icon as TablerIcon } from '@tabler/icons-react';
import { Link, type LinkProps } from '@tanstack/react-router';
import { Icon } from '../design/icon.tsx';
import classes from './side-bar.module.css';

type Props = Pick<LinkProps, 'to' | 'params'> & {
  icon: TablerIcon;
  label: string;
  count?: string | undefined;
  late?: boolean;
  alarm?: boolean;
  why?: string;
};

export function SideLink({ icon, label, count, late, alarm, why, ...link }: Props) {
  const tone = late ? classes.late : alarm ? classes.warn : '';
  return (
    <Link
      {...(link as LinkProps)}
      className={`${classes.link} ${tone}`}
      activeProps={{ className: `${classes.link} ${classes.current} ${tone}` }}
      title={why ?? label}
    >
      <Icon of={icon} />
      <span className={classes.label}>{label}</span>
      {why && <span className="spoken">{why}</span>}
      {count && count !== '0' && <span className={`${classes.count} numbers`}>{count}</span>}
    </Link>
  );
}
