// Which key does what.
import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { KeyHint } from '../design/key-hint.tsx';
import classes from './key-help.module.css';

const groups = [
  {
    title: 'keys.lists',
    keys: [
      ['j', 'keys.next'],
      ['k', 'keys.previous'],
      ['x', 'keys.choose'],
      ['⇧ click', 'keys.choose-range'],
      ['Ctrl a', 'keys.choose-all'],
      ['Esc', 'keys.back'],
    ],
  },
  {
    title: 'keys.conversation',
    keys: [
      ['e', 'keys.handled'],
      ['u', 'keys.unread'],
      ['i', 'keys.read'],
      ['s', 'keys.star'],
      ['f', 'keys.file'],
      ['b', 'keys.beside'],
      ['o', 'keys.open-all'],
      ['Space', 'keys.scroll'],
    ],
  },
  {
    title: 'keys.letters',
    keys: [
      ['1 2 3', 'keys.letters-form'],
      ['Enter', 'keys.letters-more'],
      ['o', 'keys.letters-open'],
    ],
  },
  {
    title: 'keys.everywhere',
    keys: [
      ['/', 'keys.find'],
      ['Ctrl k', 'keys.palette'],
      ['z', 'keys.undo'],
      ['d', 'keys.density'],
      ['1', 'keys.inbox'],
      ['2', 'keys.unread-list'],
      ['3', 'keys.contacts'],
      ['4', 'keys.companies'],
      ['?', 'keys.help'],
    ],
  },
] as const;

export function KeyHelp({ close }: { close: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal
      opened
      onClose={close}
      size={880}
      title={t('keys.title')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <div className={classes.groups}>
        {groups.map((group) => (
          <section key={group.title}>
            <h3 className={classes.head}>{t(group.title)}</h3>
            <dl className={classes.keys}>
              {group.keys.map(([key, words]) => (
                <div key={key}>
                  <dt>
                    <span className="spoken">{key}</span>
                    {key.split(' ').map((one) => (
                      <KeyHint key={one}>{one}</KeyHint>
                    ))}
                  </dt>
                  <dd>{t(words)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}
