// The phone numbers of a card: kept as typed; what cannot be dialled says so.
import { useTranslation } from 'react-i18next';
import type { Phone, PhoneInput } from '../../contract/customers.ts';
import { Chip } from '../design/chip.tsx';
import classes from './card-screen.module.css';
import { RowsFact } from './rows-fact.tsx';
import { labelKey, labelWord, labelWords } from './word-label.ts';

type Props = { phones: Phone[]; save: (phones: PhoneInput[]) => Promise<void> };

export function PhonesFact({ phones, save }: Props) {
  const { t } = useTranslation();
  const odd = new Set(phones.filter(({ e164 }) => !e164).map(({ number }) => number));
  return (
    <RowsFact
      label={t('card.phones')}
      rows={phones.map(({ label, number }) => ({ number, label: labelWord(t, 'phone', label) }))}
      fields={[
        { key: 'number', label: t('card.phone'), width: 200 },
        { key: 'label', label: t('card.label'), width: 120, words: labelWords(t, 'phone') },
      ]}
      empty={{ number: '', label: '' }}
      add={t('card.add-phone')}
      spoken={({ number, label }) => `${number}${label ? `, ${label}` : ''}`}
      shown={({ number, label }) => (
        <>
          <span className="numbers">{number}</span> <span className={classes.quiet}>{label}</span>{' '}
          {odd.has(number) && <Chip look="warn">{t('card.odd-phone')}</Chip>}
        </>
      )}
      save={(rows) => save(rows.map(({ number, label }) => ({ number, label: labelKey(t, 'phone', label) })))}
    />
  );
}
