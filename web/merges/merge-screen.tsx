// Two cards side by side: what differs is chosen, what is the same or can stand beside each other is kept.
import { Button } from '@mantine/core';
import { IconArrowsJoin, IconSwitchHorizontal } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CardType, mergeCards, undoMerge } from '../api/card-merges.ts';
import { type Company, companyQuery } from '../api/companies.ts';
import { type Contact, contactQuery } from '../api/contacts.ts';
import { queryClient } from '../api/query-client.ts';
import * as links from '../app/links.ts';
import { Icon } from '../design/icon.tsx';
import { Page } from '../design/page.tsx';
import { Problem } from '../design/problem.tsx';
import { problemWords } from '../design/problem-words.ts';
import rows from '../design/rows.module.css';
import { toast } from '../design/toast.ts';
import { ChooseOther } from './choose-other.tsx';
import { defaultChoice, type FieldChoice, MergeFields } from './merge-fields.tsx';

export function MergeScreen() {
  const { type = 'contact', id = '' } = useParams({ strict: false });
  const { other } = useSearch({ strict: false });
  const sort: CardType = type === 'company' ? 'company' : 'contact';
  return other && other !== id ? (
    <Both key={`${id} ${other}`} type={sort} id={id} other={other} />
  ) : (
    <ChooseOther type={sort} id={id} />
  );
}

function useCard(type: CardType, id: string) {
  const contact = useQuery({ ...contactQuery(id), enabled: type === 'contact' });
  const company = useQuery({ ...companyQuery(id), enabled: type === 'company' });
  return type === 'contact' ? contact : company;
}

function Both({ type, id, other }: { type: CardType; id: string; other: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const kept = useCard(type, id);
  const gone = useCard(type, other);
  const [choice, setChoice] = useState<FieldChoice>({});
  const [busy, setBusy] = useState(false);
  const error = kept.error ?? gone.error;
  const back = links.record({ type, id }, 'card');
  const refresh = () => {
    for (const queryKey of [
      ['contact'],
      ['company'],
      ['contacts'],
      ['companies'],
      ['duplicates'],
      ['conversations'],
    ])
      void queryClient.invalidateQueries({ queryKey });
  };
  const fail = (problem: unknown) => toast(problemWords(t, problem), { look: 'late' });
  const merge = async () => {
    setBusy(true);
    try {
      const fields = {
        ...defaultChoice(kept.data as Contact & Company, gone.data as Contact & Company),
        ...choice,
      };
      const { merges } = await mergeCards(type, id, { others: [other], fields });
      refresh();
      await navigate(back);
      toast(t('merge-cards.done', { name: gone.data?.name ?? '' }), {
        undo: () =>
          void Promise.all(merges.toReversed().map((one) => undoMerge(one)))
            .then(refresh)
            .catch(fail),
      });
    } catch (problem) {
      fail(problem);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Page
      title={t('merge-cards.title')}
      words={t('merge-cards.words')}
      back={type === 'contact' ? '/contacts' : '/companies'}
      goBack={() => void navigate(back)}
    >
      {error && <Problem error={error} />}
      {kept.data && gone.data && (
        <>
          <MergeFields
            type={type}
            kept={kept.data as Contact & Company}
            gone={gone.data as Contact & Company}
            choice={choice}
            setChoice={setChoice}
          />
          <div className={rows.buttons} style={{ marginTop: 16 }}>
            <Button
              variant="filled"
              loading={busy}
              leftSection={<Icon of={IconArrowsJoin} />}
              onClick={() => void merge()}
            >
              {t('merge-cards.button')}
            </Button>
            <Button
              leftSection={<Icon of={IconSwitchHorizontal} />}
              onClick={() => void navigate({ ...links.mergeCards(type, other, id), replace: true })}
            >
              {t('merge-cards.swap')}
            </Button>
          </div>
        </>
      )}
    </Page>
  );
}
