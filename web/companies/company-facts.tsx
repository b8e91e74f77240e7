// What is known of a company, each fact written where it stands.
import { useTranslation } from 'react-i18next';
import type { Company, CompanyPatch } from '../api/companies.ts';
import classes from '../contacts/card-screen.module.css';
import type { SaveCard } from '../contacts/card-screen.tsx';
import { CompanyChoice } from '../contacts/company-choice.tsx';
import { PhonesFact } from '../contacts/phones-fact.tsx';
import { PostalAddressesFact } from '../contacts/postal-addresses-fact.tsx';
import { RelationFacts } from '../contacts/relation-facts.tsx';
import { ResponsibleChoice } from '../contacts/responsible-choice.tsx';
import { RowsFact } from '../contacts/rows-fact.tsx';
import { labelKey, labelWord, labelWords } from '../contacts/word-label.ts';
import { EditFact } from '../design/edit-fact.tsx';

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
      <PostalAddressesFact
        addresses={company.postalAddresses}
        save={(postalAddresses) => save({ postalAddresses }, { postalAddresses: company.postalAddresses })}
      />
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
