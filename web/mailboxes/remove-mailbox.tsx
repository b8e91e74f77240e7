// Removing a mailbox cannot be undone by a toast (its password is gone), so its address is typed first.
import { Button, TextInput } from '@mantine/core';
import type { Icon as TablerIcon } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Mailbox } from '../api/mailboxes.ts';
import { Icon } from '../design/icon.tsx';
import rows from '../design/rows.module.css';

type Props = { mailbox: Mailbox; remove: () => Promise<void>; icon: TablerIcon };

export function RemoveMailbox({ mailbox, remove, icon }: Props) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  return (
    <>
      <TextInput
        maw={360}
        label={t('mailbox.remove-type', { address: mailbox.address })}
        value={typed}
        autoComplete="off"
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <div className={rows.buttons}>
        <Button
          color="red"
          leftSection={<Icon of={icon} />}
          disabled={typed.trim().toLowerCase() !== mailbox.address.toLowerCase()}
          onClick={() => void remove()}
        >
          {t('mailbox.remove')}
        </Button>
      </div>
    </>
  );
}
