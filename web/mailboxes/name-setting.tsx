// What a mailbox is called in Kontor; kept with Enter or on leaving the field.
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MailboxDetail, patchMailbox } from '../api/mailboxes.ts';
import rows from '../design/rows.module.css';
import { Section } from '../design/section.tsx';

type Patch = Parameters<typeof patchMailbox>[1];
type Props = { mailbox: MailboxDetail; change: (patch: Patch, before?: Patch) => Promise<void> };

export function NameSetting({ mailbox, change }: Props) {
  const { t } = useTranslation();
  const [name, setName] = useState(mailbox.name);
  const keep = () => {
    const wanted = name.trim();
    setName(wanted || mailbox.name);
    if (wanted && wanted !== mailbox.name) void change({ name: wanted }, { name: mailbox.name });
  };
  return (
    <Section title={t('connect.name')}>
      <form
        className={rows.form}
        onSubmit={(event) => {
          event.preventDefault();
          keep();
        }}
      >
        <TextInput
          aria-label={t('connect.name')}
          description={t('connect.name-hint')}
          inputWrapperOrder={['input', 'description']}
          maxLength={200}
          maw={360}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          onBlur={keep}
        />
      </form>
    </Section>
  );
}
