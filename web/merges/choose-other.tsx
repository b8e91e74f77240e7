// Chooses the card that joins this one: those that look alike first, else by name or address.
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CardType, duplicatesOfQuery } from '../api/card-merges.ts';
import { companiesQuery } from '../api/companies.ts';
import { contactsQuery } from '../api/contacts.ts';
import * as links from '../app/links.ts';
import { Choices } from '../design/choices.tsx';
import { Page } from '../design/page.tsx';

export function ChooseOther({ type, id }: { type: CardType; id: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const q = useDeferredValue(text.trim());
  const alike = useQuery(duplicatesOfQuery(type, id)).data?.items ?? [];
  const contacts = useInfiniteQuery({
    ...contactsQuery(q),
    enabled: type === 'contact' && q !== '',
    placeholderData: keepPreviousData,
  });
  const companies = useInfiniteQuery({
    ...companiesQuery(q),
    enabled: type === 'company' && q !== '',
    placeholderData: keepPreviousData,
  });
  const found: { id: string; name: string; about: string }[] =
    type === 'contact'
      ? (contacts.data?.pages[0]?.items ?? []).map((row) => ({ ...row, about: row.address }))
      : (companies.data?.pages[0]?.items ?? []).map((row) => ({ ...row, about: row.domain }));
  const others = (q === '' ? alike.flatMap(({ cards }) => cards) : found).filter((card) => card.id !== id);
  return (
    <Page
      title={t('merge-cards.title')}
      words={t('merge-cards.choose-words')}
      back={type === 'contact' ? '/contacts' : '/companies'}
      goBack={() => void navigate(links.record({ type, id }, 'card'))}
    >
      <Choices
        label={t('merge-cards.choose')}
        text={text}
        setText={setText}
        late={q !== text.trim()}
        choices={others.slice(0, 20).map((card) => ({
          key: card.id,
          group: q === '' ? t('duplicates.title') : t('merge.found'),
          words: card.name,
          quiet: card.about,
          act: () => void navigate({ ...links.mergeCards(type, id, card.id), replace: true }),
        }))}
      />
    </Page>
  );
}
