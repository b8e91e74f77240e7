// What is known of a company, each fact written where it stands.
import { useTranslation } from 'react-i18next';
import type { PostalAddress } from '../../contract/customers.ts';
import type { Company, CompanyPatch } from '../api/companies.ts';
import classes from '../contacts/card-screen.module.css';
import type { SaveCard } from '../contacts/card-screen.tsx';
import { CompanyChoice } from '../contacts/company-choice.tsx';
import { PhonesFact } from '../contacts/phones-fact.tsx';
import { countryName, postalLine } from '../contacts/postal-line.ts';
import { RelationFacts } from '../contacts/relation-facts.tsx';
import { ResponsibleChoice } from '../contacts/responsible-choice.tsx';
import { RowsFact } from '../contacts/rows-fact.tsx';
import { labelKey, labelWord, labelWords } from '../contacts/word-label.ts';
import { EditFact } from '../design/edit-fact.tsx';
import { countries } from './countries.ts';

type Props = { company: Company; save: SaveCard<CompanyPatch> };

export function CompanyFacts({ company, save }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <EditFact
        label={t('company.name')}
        value={company.name}
        required
        save={(name) => save({ name }, { name: company.name })}
      />
      <EditFact
        label={t('card.domains')}
        value={company.domains.join('\n')}
        lines
        hint={t('card.domains-hint')}
        save={(text) =>
          save({ domains: text.split(/[\s,;]+/).filter(Boolean) }, { domains: company.domains })
        }
      />
      <Addresses company={company} save={save} />
      <PhonesFact phones={company.phones} save={(phones) => save({ phones }, { phones: company.phones })} />
      <EditFact
        label={t('card.website')}
        value={company.website}
        save={(website) => save({ website }, { website: company.website })}
      />
      <RowsFact
        label={t('card.numbers')}
        rows={company.numbers.map(({ kind, value }) => ({ value, kind: labelWord(t, 'number', kind) }))}
        fields={[
          { key: 'kind', label: t('card.number-kind'), width: 120, words: labelWords(t, 'number') },
          { key: 'value', label: t('card.number'), width: 200 },
        ]}
        empty={{ kind: labelWord(t, 'number', 'vat'), value: '' }}
        add={t('card.add-number')}
        spoken={({ kind, value }) => `${kind} ${value}`}
        shown={({ kind, value }) => (
          <>
            <span className="numbers">{value}</span> <span className={classes.quiet}>{kind}</span>
          </>
        )}
        save={(rows) =>
          save(
            {
              numbers: rows
                .filter(({ value }) => value.trim())
                .map(({ kind, value }) => ({ kind: labelKey(t, 'number', kind) || 'vat', value })),
            },
            { numbers: company.numbers },
          )
        }
      />
      <CompanyChoice
        label={t('company.parent')}
        placeholder={t('company.no-parent')}
        company={company.parent}
        except={company.id}
        save={(parentId) => save({ parentId }, { parentId: company.parent?.id ?? null })}
      />
      <RelationFacts card={company} save={save} />
      <ResponsibleChoice
        responsible={company.responsible}
        save={(responsibleId) => save({ responsibleId }, { responsibleId: company.responsible?.id ?? null })}
      />
      <EditFact
        label={t('card.notes')}
        value={company.notes}
        lines
        save={(notes) => save({ notes }, { notes: company.notes })}
      />
    </>
  );
}

function Addresses({ company, save }: Props) {
  const { t, i18n } = useTranslation();
  return (
    <RowsFact<keyof PostalAddress>
      label={t('card.postal-addresses')}
      rows={company.postalAddresses.map((one) => ({ ...one, label: labelWord(t, 'address', one.label) }))}
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
          {
            postalAddresses: rows
              .filter((one) => one.street || one.city || one.postcode || one.region)
              .map((one) => ({ ...one, label: labelKey(t, 'address', one.label) })),
          },
          { postalAddresses: company.postalAddresses },
        )
      }
    />
  );
}
