// The name of a new card; the rest is written on its page.
import { Button, Modal, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemWords } from '../design/problem-words.ts';
import rows from '../design/rows.module.css';

type Props = { title: string; label: string; make: (name: string) => Promise<void>; close: () => void };

export function NewCard({ title, label, make, close }: Props) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const [error, setError] = useState('');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    try {
      await make(name.trim());
    } catch (problem) {
      setError(problemWords(t, problem));
    }
  };
  return (
    <Modal opened onClose={close} title={title} closeButtonProps={{ 'aria-label': t('close') }}>
      <form onSubmit={(event) => void submit(event)}>
        <TextInput
          label={label}
          data-autofocus
          required
          withAsterisk={false}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={error}
        />
        <div className={rows.buttons} style={{ paddingTop: 14 }}>
          <Button type="submit" variant="filled" disabled={!name.trim()}>
            {t('card.make')}
          </Button>
          <Button onClick={close}>{t('cancel')}</Button>
        </div>
      </form>
    </Modal>
  );
}
