// The picture of a contact: chosen from a file, made small here, taken away again.
import { Button, FileButton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { putPicture, removePicture } from '../api/cards.ts';
import type { Contact } from '../api/contacts.ts';
import * as links from '../app/links.ts';
import { Avatar } from '../design/avatar.tsx';
import { problemWords } from '../design/problem-words.ts';
import { toast } from '../design/toast.ts';
import classes from './picture-fact.module.css';
import { smallPicture } from './small-picture.ts';

export function PictureFact({ contact, refresh }: { contact: Contact; refresh: () => void }) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const run = async (act: () => Promise<unknown>) => {
    setBusy(true);
    try {
      await act();
      toast(t('toast.saved'));
    } catch (error) {
      toast(problemWords(t, error), { look: 'late' });
    } finally {
      setBusy(false);
      refresh();
    }
  };
  const choose = (file: File | null) => {
    if (file) void run(async () => putPicture(contact.id, await smallPicture(file)));
  };
  return (
    <div className={classes.picture}>
      <Avatar
        name={contact.name}
        of={contact.addresses[0] ?? contact.name}
        size={56}
        picture={contact.picture && links.picture(contact.id, contact.picture)}
      />
      <FileButton accept="image/png,image/jpeg,image/webp,image/gif" onChange={choose}>
        {(props) => (
          <Button {...props} size="xs" loading={busy}>
            {t(contact.picture ? 'card.picture-change' : 'card.picture-add')}
          </Button>
        )}
      </FileButton>
      {contact.picture && (
        <Button
          size="xs"
          variant="subtle"
          color="gray"
          onClick={() => void run(() => removePicture(contact.id))}
        >
          {t('card.picture-remove')}
        </Button>
      )}
    </div>
  );
}
