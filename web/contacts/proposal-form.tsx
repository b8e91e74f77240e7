// What a card would say, as read from mail: looked over, changed where it stands, and made.
import { Button, Loader, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Proposal, proposalQuery, type UnfiledCards } from '../api/unfiled.ts';
import { Icon } from '../design/icon.tsx';
import { Problem } from '../design/problem.tsx';
import '../design/forms.css';
import classes from './proposal-form.module.css';

type Item = UnfiledCards['items'][number];
type Props = {
  address: string;
  /** In a narrow pane fields stand one below the other. */
  narrow?: boolean;
  make: (item: Item) => Promise<unknown>;
  /** Where no mail of theirs is listed, as for spam: makes the card as the letter names them. */
  orElse?: () => Promise<unknown>;
  cancel?: () => void;
};

export function ProposalForm(props: Props) {
  const { t } = useTranslation();
  const found = useQuery(proposalQuery(props.address));
  if (found.isError) return <Problem error={found.error} again={() => void found.refetch()} />;
  if (found.data === undefined) return <Loader size={18} aria-label={t('loading')} />;
  if (found.data === null && props.orElse)
    return <Button onClick={() => void props.orElse?.()}>{t('unfiled.make')}</Button>;
  if (found.data === null) return <p className={classes.words}>{t('unfiled.gone')}</p>;
  return <Fields key={props.address} {...props} proposal={found.data} />;
}

function Fields({ address, narrow, make, cancel, proposal }: Props & { proposal: Proposal }) {
  const { t } = useTranslation();
  const form = useId();
  const isShared = proposal.sort === 'shared' && Boolean(proposal.company);
  const [name, setName] = useState(proposal.name?.value ?? '');
  const [job, setJob] = useState(proposal.job?.value ?? '');
  const [company, setCompany] = useState(proposal.company?.value ?? '');
  const [phones, setPhones] = useState(
    proposal.phones.map(({ number, label }) => ({ number, label: label as string })),
  );
  const [facts, setFacts] = useState({
    website: proposal.website?.value ?? '',
    vat: proposal.vat?.value ?? '',
    postal: proposal.postal?.value ?? '',
  });
  const [busy, setBusy] = useState(false);
  // A website and a VAT number are a company's.
  const factsRead = (['website', 'vat', 'postal'] as const).filter(
    (field) => proposal[field] && (field === 'postal' || company.trim() !== ''),
  );
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const isProposed = proposal.company?.id && company.trim() === proposal.company.value;
    await make({
      address,
      ...(isShared
        ? {}
        : { name: name.trim(), job: job.trim(), phones: phones.filter(({ number }) => number.trim()) }),
      company:
        company.trim() === '' ? null : isProposed ? { id: proposal.company!.id! } : { name: company.trim() },
      ...Object.fromEntries(factsRead.map((field) => [field, facts[field].trim()])),
    }).finally(() => setBusy(false));
  };
  const readIn = (value?: { from: string }) => value && t(`unfiled.from.${value.from as 'signature'}`);
  return (
    <form
      className={narrow ? classes.narrow : classes.form}
      onSubmit={(event) => void submit(event)}
      id={form}
    >
      {!isShared && (
        <>
          <TextInput
            label={t('card.name')}
            description={readIn(proposal.name)}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            required
            autoFocus={!narrow}
          />
          <TextInput
            label={t('card.job')}
            description={readIn(proposal.job)}
            value={job}
            onChange={(event) => setJob(event.currentTarget.value)}
          />
        </>
      )}
      <TextInput
        label={t('record.company')}
        description={proposal.company?.id ? t('unfiled.company-there') : readIn(proposal.company)}
        value={company}
        onChange={(event) => setCompany(event.currentTarget.value)}
        required={isShared}
      />
      {factsRead.map((field) => (
        <TextInput
          key={field}
          label={t(`unfiled.fact-${field}`)}
          description={readIn(proposal[field])}
          value={facts[field]}
          onChange={(event) => {
            const { value } = event.currentTarget;
            setFacts({ ...facts, [field]: value });
          }}
        />
      ))}
      {!isShared &&
        phones.map((phone, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a number's place is what tells it from the others
          <div key={at} className={classes.phone}>
            <TextInput
              label={t(`unfiled.phone.${phone.label as 'work'}`)}
              value={phone.number}
              type="tel"
              onChange={(event) => {
                const number = event.currentTarget.value;
                setPhones(phones.map((one, index) => (index === at ? { ...one, number } : one)));
              }}
            />
            <Button
              variant="subtle"
              color="gray"
              className={classes.less}
              aria-label={t('unfiled.without-phone', { number: phone.number })}
              onClick={() => setPhones(phones.filter((_, index) => index !== at))}
            >
              <Icon of={IconX} />
            </Button>
          </div>
        ))}
      <div className={classes.buttons}>
        <Button type="submit" variant="filled" loading={busy}>
          {t(isShared ? 'unfiled.make-company' : 'unfiled.make')}
        </Button>
        {!isShared && (
          <Button
            variant="subtle"
            leftSection={<Icon of={IconPlus} />}
            onClick={() => setPhones([...phones, { number: '', label: 'work' }])}
          >
            {t('unfiled.add-phone')}
          </Button>
        )}
        {cancel && (
          <Button variant="subtle" color="gray" onClick={cancel}>
            {t('cancel')}
          </Button>
        )}
      </div>
      {isShared && <p className={classes.words}>{t('unfiled.shared')}</p>}
    </form>
  );
}
