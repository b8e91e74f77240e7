// The postal addresses of a card, one row each, written in place.
import { useTranslation } from 'react-i18next';
import type { PostalAddress } from '../../contract/customers.ts';
import { countries } from '../companies/countries.ts';
import classes from './card-screen.module.css';
import { countryName, postalLine } from './postal-line.ts';
import { RowsFact } from './rows-fact.tsx';
import { labelKey, labelWord, labelWords } from './word-label.ts';

type Props = { addresses: PostalAddress[]; save: (addresses: PostalAddress[]) => Promise<void> };

export function PostalAddressesFact({ addresses, save }: Props) {
  const { t, i18n } = useTranslation();
  return (
    <RowsFact<keyof PostalAddress>
      label={t('card.postal-addresses')}
      rows={addresses.map((one) => ({ ...one, label: labelWord(t, 'address', one.label) }))}
      fields={[
        { key: 'label', label: t('card.label'), width: 120, words: labelWords(t, 'address') },
        { key: 'street', label: t('address.street'), width: 260 },
        { key: 'postcode', label: t('address.postcode'), width: 90 },
        { key: 'city', label: t('address.city'), width: 150 },
        { key: 'region', label: t('address.region'), width: 130 },
        {
          key: 'country',
          label: t('address.country'),
          width: 170,
          choices: countries.map((value) => ({ value, label: countryName(value, i18n.language) })),
        },
      ]}
      empty={{ label: '', street: '', postcode: '', city: '', region: '', country: '' }}
      add={t('card.add-address')}
      spoken={(one) => postalLine(one, i18n.language)}
      shown={(one) => (
        <>
          <span className={classes.place}>{postalLine(one, i18n.language)}</span>
          <span className={classes.quiet}>{one.label}</span>
        </>
      )}
      save={(rows) =>
        save(
          rows
            .filter((one) => one.street || one.city || one.postcode || one.region)
            .map((one) => ({ ...one, label: labelKey(t, 'address', one.label) })),
        )
      }
    />
  );
}
