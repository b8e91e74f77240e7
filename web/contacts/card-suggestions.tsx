// What the latest mail of somebody says and their card does not: a phone, what they do; added with a click.
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Contact, type ContactPatch, patchContact } from '../api/contacts.ts';
import { queryClient } from '../api/query-client.ts';
import { suggestionsQuery } from '../api/unfiled.ts';
import { Icon } from '../design/icon.tsx';
import { problemWords } from '../design/problem-words.ts';
import { toast } from '../design/toast.ts';
import classes from './card-suggestions.module.css';

export function CardSuggestions({ contact }: { contact: Contact }) {
  const { t } = useTranslation();
  const offers = useQuery(suggestionsQuery(contact.id)).data;
  if (!offers || (!offers.job && offers.phones.length === 0)) return null;
  const refresh = () => {
    for (const queryKey of [['contact', contact.id], ['contacts']])
      void queryClient.invalidateQueries({ queryKey });
  };
  const write = (patch: ContactPatch, before: ContactPatch) =>
    void patchContact(contact.id, patch)
      .then(() => toast(t('toast.saved'), { undo: () => write(before, patch) }))
      .catch((error) => toast(problemWords(t, error), { look: 'late' }))
      .finally(refresh);
  const phones = contact.phones.map(({ label, number }) => ({ label, number }));
  return (
    <section className={classes.offers} aria-label={t('unfiled.offers')}>
      <h2 className={classes.head}>{t('unfiled.offers')}</h2>
      {offers.phones.map((phone) => (
        <Button
          key={phone.e164}
          variant="subtle"
          leftSection={<Icon of={IconPlus} />}
          onClick={() =>
            write({ phones: [...phones, { label: phone.label, number: phone.number }] }, { phones })
          }
        >
          {t('unfiled.offer-phone', { number: phone.number })}
        </Button>
      ))}
      {offers.job && (
        <Button
          variant="subtle"
          leftSection={<Icon of={IconPlus} />}
          onClick={() => write({ job: offers.job!.value }, { job: contact.job })}
        >
          {t('unfiled.offer-job', { job: offers.job.value })}
        </Button>
      )}
    </section>
  );
}
