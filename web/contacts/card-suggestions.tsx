// What the latest mail of somebody says and cards do not: added with a click, or declined for good.
import { ActionIcon, Button } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { SuggestionField } from '../../contract/unfiled.ts';
import { type Contact, type ContactPatch, patchContact } from '../api/contacts.ts';
import { queryClient } from '../api/query-client.ts';
import { declineSuggestion, suggestionsQuery, takeSuggestion } from '../api/unfiled.ts';
import { Icon } from '../design/icon.tsx';
import { problemWords } from '../design/problem-words.ts';
import { toast } from '../design/toast.ts';
import classes from './card-suggestions.module.css';

type Offer = { field: SuggestionField; value: string; words: string; take: () => void };

export function CardSuggestions({ contact }: { contact: Contact }) {
  const { t } = useTranslation();
  const found = useQuery(suggestionsQuery(contact.id)).data;
  if (!found) return null;
  const refresh = () => {
    for (const queryKey of [['contact', contact.id], ['contacts'], ['company'], ['companies']])
      void queryClient.invalidateQueries({ queryKey });
  };
  const run = (done: Promise<unknown>, words: string, undo?: () => void) =>
    void done
      .then(() => toast(words, undo ? { undo } : {}))
      .catch((error) => toast(problemWords(t, error), { look: 'late' }))
      .finally(refresh);
  const write = (patch: ContactPatch, before: ContactPatch) =>
    run(patchContact(contact.id, patch), t('toast.saved'), () => write(before, patch));
  const phones = contact.phones.map(({ label, number }) => ({ label, number }));
  const { job, company, postal } = found;
  const offers: Offer[] = found.phones.map((phone) => ({
    field: 'phones',
    value: phone.e164,
    words: t('unfiled.offer-phone', { number: phone.number }),
    take: () => write({ phones: [...phones, { label: phone.label, number: phone.number }] }, { phones }),
  }));
  if (job)
    offers.push({
      field: 'job',
      value: job.value,
      words: t('unfiled.offer-job', { job: job.value }),
      take: () => write({ job: job.value }, { job: contact.job }),
    });
  if (company)
    offers.push({
      field: 'company',
      value: company.value,
      words: t('unfiled.offer-company', { company: company.value }),
      take: () =>
        run(takeSuggestion(contact.id, 'company', company.value), t('toast.saved'), () =>
          write({ companyId: null }, { companyId: null }),
        ),
    });
  if (postal && !contact.company)
    offers.push({
      field: 'postal',
      value: postal.value,
      words: t('unfiled.offer-postal', { address: postal.value }),
      take: () => write({ postalAddresses: [postal.address] }, { postalAddresses: contact.postalAddresses }),
    });
  if (contact.company)
    for (const field of ['website', 'vat', 'postal'] as const) {
      const value = found[field]?.value;
      if (!value) continue;
      offers.push({
        field,
        value,
        words: t(`unfiled.offer-company-${field}`, { value, company: contact.company.name }),
        take: () => run(takeSuggestion(contact.id, field, value), t('toast.saved')),
      });
    }
  if (offers.length === 0) return null;
  const decline = ({ field, value }: Offer) =>
    run(declineSuggestion(contact.id, field, value), t('unfiled.declined'), () =>
      run(declineSuggestion(contact.id, field, value, true), t('unfiled.offered-again')),
    );
  return (
    <section className={classes.offers} aria-label={t('unfiled.offers')}>
      <h2 className={classes.head}>{t('unfiled.offers')}</h2>
      {offers.map((offer) => (
        <div key={`${offer.field} ${offer.value}`} className={classes.offer}>
          <Button
            variant="subtle"
            leftSection={<Icon of={IconPlus} />}
            onClick={offer.take}
            classNames={{ label: classes.words ?? '' }}
          >
            {offer.words}
          </Button>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('unfiled.decline', { what: offer.value })}
            title={t('unfiled.decline-title')}
            onClick={() => decline(offer)}
          >
            <Icon of={IconX} size={14} />
          </ActionIcon>
        </div>
      ))}
    </section>
  );
}
