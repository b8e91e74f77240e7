// A page that is no list of conversations: a title, what can be done, and the matter below.
import { IconArrowLeft } from '@tabler/icons-react';
import type { LinkProps } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from './icon.tsx';
import { LinkIcon } from './link-button.tsx';
import classes from './page.module.css';

type Props = {
  title: string;
  sign?: ReactNode;
  words?: ReactNode;
  actions?: ReactNode;
  back?: LinkProps['to'];
  /** Instead of following `back`. */
  goBack?: (() => void) | undefined;
  wide?: boolean;
  /** On the phone too what can be done stands beside the title. */
  tight?: boolean;
  children: ReactNode;
};

export function Page({ title, sign, words, actions, back, goBack, wide, tight, children }: Props) {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = `${title} · Kontor`;
    return () => {
      document.title = 'Kontor';
    };
  }, [title]);
  return (
    <main className={classes.page}>
      <div className={wide ? classes.wide : classes.narrow}>
        <header className={classes.header} data-tight={tight || undefined}>
          {back && (
            <LinkIcon
              to={back}
              aria-label={t('back')}
              size={32}
              className={classes.back}
              onClick={(event) => {
                if (!goBack || event.ctrlKey || event.metaKey || event.shiftKey) return;
                event.preventDefault();
                goBack();
              }}
            >
              <Icon of={IconArrowLeft} size={18} />
            </LinkIcon>
          )}
          {sign}
          <div className={classes.titles}>
            <h1 className={classes.title}>{title}</h1>
            {words && <div className={classes.words}>{words}</div>}
          </div>
          {actions && <div className={classes.actions}>{actions}</div>}
        </header>
        {children}
      </div>
    </main>
  );
}
