// Our own company's data, and whether cards make themselves.
import { Button, Select, Switch, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type House, houseQuery, putHouse } from '../api/house.ts';
import { refreshMe } from '../api/me.ts';
import { queryClient } from '../api/query-client.ts';
import { countries } from '../companies/countries.ts';
import { countryName } from '../contacts/postal-line.ts';
import '../design/forms.css';
import { Page } from '../design/page.tsx';
import { Problem } from '../design/problem.tsx';
import { problemWords } from '../design/problem-words.ts';
import rows from '../design/rows.module.css';
import { Section } from '../design/section.tsx';
import { toast } from '../design/toast.ts';
import { RelationsSection } from './relations-section.tsx';

export function HouseScreen() {
  const { t, i18n } = useTranslation();
  const found = useQuery(houseQuery);
  const [house, setHouse] = useState<House>();
  useEffect(() => setHouse(found.data), [found.data]);
  if (found.isError)
    return (
      <Page title={t('nav.house')}>
        <Problem error={found.error} again={() => void found.refetch()} />
      </Page>
    );
  if (!house) return <Page title={t('nav.house')}>{null}</Page>;

  const before = found.data!;
  const save = async (next: House, undo?: House) => {
    try {
      await putHouse(next);
      await queryClient.invalidateQueries({ queryKey: ['house'] });
      void refreshMe().catch(() => {});
      toast(t('toast.saved'), undo ? { undo: () => void save(undo) } : {});
    } catch (error) {
      toast(problemWords(t, error), { look: 'late' });
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save(house, before);
  };
  const text = (key: 'name' | 'phone' | 'website' | 'bank' | 'vat') => (
    <TextInput
      label={t(`house.${key}`)}
      value={house[key]}
      onChange={(event) => setHouse({ ...house, [key]: event.currentTarget.value })}
    />
  );
  return (
    <Page title={t('nav.house')} words={t('house.words')}>
      <form onSubmit={submit}>
        <Section title={t('house.data')}>
          <div className={rows.form}>
            {text('name')}
            <Textarea
              label={t('house.domains')}
              description={t('house.domains-hint')}
              autosize
              minRows={2}
              value={house.domains.join('\n')}
              onChange={(event) =>
                setHouse({ ...house, domains: event.currentTarget.value.split(/[\s,;]+/) })
              }
            />
            <Textarea
              label={t('house.addresses')}
              autosize
              minRows={2}
              value={house.addresses.join('\n')}
              onChange={(event) => setHouse({ ...house, addresses: event.currentTarget.value.split('\n') })}
            />
            <div className={rows.fields}>
              {text('phone')}
              {text('website')}
              {text('bank')}
              {text('vat')}
              <Select
                label={t('house.country')}
                description={t('house.country-hint')}
                inputWrapperOrder={['label', 'input', 'description', 'error']}
                placeholder={t('card.not-said')}
                data={countries.map((value) => ({ value, label: countryName(value, i18n.language) }))}
                value={house.country || null}
                searchable
                clearable
                nothingFoundMessage={t('choices.none')}
                onChange={(country) => setHouse({ ...house, country: country ?? '' })}
              />
            </div>
            <div className={rows.buttons}>
              <Button
                type="submit"
                variant="filled"
                disabled={JSON.stringify(house) === JSON.stringify(before)}
                onClick={() =>
                  setHouse({
                    ...house,
                    domains: house.domains.filter(Boolean),
                    addresses: house.addresses.filter((line) => line.trim()),
                  })
                }
              >
                {t('save')}
              </Button>
            </div>
          </div>
        </Section>
      </form>
      <Section title={t('house.cards')}>
        <div className={rows.form}>
          <Switch
            label={t('house.cards-make-themselves')}
            description={t('house.cards-hint')}
            checked={before.cardsMakeThemselves}
            onChange={(event) =>
              void save({ ...before, cardsMakeThemselves: event.currentTarget.checked }, before)
            }
          />
        </div>
      </Section>
      <RelationsSection />
    </Page>
  );
}
