// A new card: its name, and what is known at once; the rest is written on its page.
import { Button, Modal, Select, TextInput } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { type FormEvent, useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { companiesQuery } from '../api/companies.ts';
import { ApiProblem } from '../api/request.ts';
import '../design/forms.css';
import { problemWords } from '../design/problem-words.ts';
import rows from '../design/rows.module.css';

/** Addresses and company for a contact, domains for a company; phones as typed. */
export type NewCardInput = {
  name: string;
  addresses?: string[];
  companyId?: string;
  domains?: string[];
  phones?: { label: string; number: string }[];
};
type Props = {
  of: 'contacts' | 'companies';
  make: (input: NewCardInput) => Promise<void>;
  close: () => void;
};

export function NewCard({ of, make, close }: Props) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const [where, setWhere] = useState('');
  const [phone, setPhone] = useState('');
  const [companyId, setCompanyId] = useState<string | null>(null);
  const [company, setCompany] = useState('');
  const [error, setError] = useState<{ field: string; words: string }>();
  const [busy, setBusy] = useState(false);
  const isContact = of === 'contacts';
  const q = useDeferredValue(company.trim());
  const found = useInfiniteQuery({
    ...companiesQuery(companyId ? '' : q),
    enabled: isContact,
    placeholderData: keepPreviousData,
  }).data?.pages[0]?.items;
  const offered = new Map((found ?? []).map((one) => [one.id, one.name]));
  if (companyId) offered.set(companyId, offered.get(companyId) ?? company);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const several = where.split(/[\s,;]+/).filter(Boolean);
    try {
      await make({
        name: name.trim(),
        ...(isContact ? { addresses: several } : { domains: several }),
        ...(companyId ? { companyId } : {}),
        ...(phone.trim() ? { phones: [{ label: '', number: phone.trim() }] } : {}),
      });
    } catch (problem) {
      const field = problem instanceof ApiProblem ? (problem.problem.field ?? 'name') : 'name';
      setError({ field, words: problemWords(t, problem) });
      setBusy(false);
    }
  };
  const errorAt = (...fields: string[]) =>
    error && (fields.includes(error.field) || (fields.includes('name') && !known.has(error.field)))
      ? error.words
      : undefined;
  return (
    <Modal opened onClose={close} title={t(`${of}.new`)} closeButtonProps={{ 'aria-label': t('close') }}>
      <form onSubmit={(event) => void submit(event)} className={rows.form} style={{ padding: 0 }} noValidate>
        <TextInput
          label={t(isContact ? 'card.name' : 'company.name')}
          data-autofocus
          required
          withAsterisk={false}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={errorAt('name')}
        />
        <TextInput
          label={t(isContact ? 'card.address' : 'card.domains')}
          description={isContact ? undefined : t('card.domains-example')}
          value={where}
          onChange={(event) => setWhere(event.currentTarget.value)}
          error={errorAt('addresses', 'domains')}
        />
        {isContact && (
          <Select
            label={t('record.company')}
            placeholder={t('card.no-company')}
            data={[...offered].map(([value, label]) => ({ value, label }))}
            value={companyId}
            searchable
            clearable
            searchValue={company}
            onSearchChange={setCompany}
            nothingFoundMessage={t('choices.none')}
            onChange={setCompanyId}
            error={errorAt('companyId')}
          />
        )}
        <TextInput
          label={t('card.phone')}
          value={phone}
          maxLength={60}
          onChange={(event) => setPhone(event.currentTarget.value)}
          error={errorAt('phones')}
        />
        <div className={rows.buttons}>
          <Button type="submit" variant="filled" disabled={!name.trim()} loading={busy}>
            {t('card.make')}
          </Button>
          <Button onClick={close}>{t('cancel')}</Button>
        </div>
      </form>
    </Modal>
  );
}

const known = new Set(['addresses', 'domains', 'companyId', 'phones']);
