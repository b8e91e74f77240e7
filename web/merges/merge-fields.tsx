// The fields of two cards in two columns, one value of each chosen where they differ.
import { Radio } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CardType, MergeCards } from '../api/card-merges.ts';
import type { Company } from '../api/companies.ts';
import type { Contact } from '../api/contacts.ts';
import { Avatar } from '../design/avatar.tsx';
import '../design/forms.css';
import { birthdayWords } from '../contacts/birthday-words.ts';
import { languageName } from '../contacts/language-name.ts';
import { useFormat } from '../design/use-format.ts';
import classes from './merge-fields.module.css';

export type FieldChoice = NonNullable<MergeCards['fields']>;
type Card = Contact & Company;
type Props = {
  type: CardType;
  kept: Card;
  gone: Card;
  choice: FieldChoice;
  setChoice: (choice: FieldChoice) => void;
};

/** What is chosen before anybody chose: the kept card's, or where that is empty the other's. */
export function defaultChoice(kept: Card, gone: Card): FieldChoice {
  const idOf = (value: unknown) => (value as { id?: string } | undefined)?.id ?? '';
  const values = (card: Card): Record<keyof FieldChoice, string> => ({
    name: card.name,
    job: card.job ?? '',
    language: card.language ?? '',
    birthday: card.birthday ?? '',
    notes: card.notes,
    stage: card.stage,
    website: card.website ?? '',
    companyId: idOf(card.company),
    responsibleId: idOf(card.responsible),
    relationId: idOf(card.relation),
    parentId: idOf(card.parent),
    pictureId: card.picture ?? '',
  });
  const [own, others] = [values(kept), values(gone)];
  return Object.fromEntries(
    (Object.keys(own) as (keyof FieldChoice)[])
      .filter((field) => own[field] !== others[field])
      .map((field) => [field, own[field] === '' ? gone.id : kept.id]),
  );
}

export function MergeFields({ type, kept, gone, choice, setChoice }: Props) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const relation = (card: Card) =>
    card.relation ? card.relation.name || t(`merge-cards.relation.${card.relation.key as 'customer'}`) : '';
  const chosen: [keyof FieldChoice, string, (card: Card) => string][] = [
    ['name', t('card.name'), (card) => card.name],
    ['responsibleId', t('card.responsible'), (card) => card.responsible?.name ?? ''],
    ['relationId', t('merge-cards.relation'), relation],
    ['stage', t('merge-cards.stage'), (card) => (card.stage ? t(`merge-cards.stage.${card.stage}`) : '')],
    ...(type === 'contact'
      ? ([
          ['companyId', t('record.company'), (card) => card.company?.name ?? ''],
          ['job', t('card.job'), (card) => card.job],
          [
            'language',
            t('card.language'),
            (card) => card.language && languageName(card.language, i18n.language),
          ],
          [
            'birthday',
            t('merge-cards.birthday'),
            (card) => card.birthday && birthdayWords(card.birthday, i18n.language),
          ],
        ] as [keyof FieldChoice, string, (card: Card) => string][])
      : ([
          ['website', t('merge-cards.website'), (card) => card.website],
          ['parentId', t('merge-cards.parent'), (card) => card.parent?.name ?? ''],
        ] as [keyof FieldChoice, string, (card: Card) => string][])),
    ['notes', t('card.notes'), (card) => card.notes],
  ];
  const joined: [string, (card: Card) => string[]][] = [
    ...(type === 'contact'
      ? ([[t('card.addresses'), (card: Card) => card.addresses]] as [string, (card: Card) => string[]][])
      : ([
          [t('card.domains'), (card: Card) => card.domains],
          [t('merge-cards.numbers'), (card: Card) => card.numbers.map(({ value }) => value)],
        ] as [string, (card: Card) => string[]][])),
    [t('card.phone'), (card) => card.phones.map(({ number }) => number)],
    [t('merge-cards.tags'), (card) => card.tags],
  ];
  const differing = chosen.filter(([, , of]) => of(kept) !== of(gone));
  const same = chosen.filter(([, , of]) => of(kept) === of(gone) && of(kept) !== '');
  return (
    <div className={classes.table}>
      <div className={classes.heads}>
        {[kept, gone].map((card, at) => (
          <div key={card.id} className={classes.head}>
            <Avatar name={card.name} of={card.addresses?.[0] ?? card.name} size={28} />
            <span>
              <strong>{card.name}</strong>
              <span className={classes.quiet}>
                {at === 0 ? t('merge-cards.stays') : t('merge-cards.joins')} ·{' '}
                {t('merge-cards.conversations', {
                  count: card.conversations.count,
                  shown: format.count(card.conversations),
                })}
              </span>
            </span>
          </div>
        ))}
      </div>
      {differing.map(([field, label, of]) => {
        // What is empty is filled from the other card, unless somebody says otherwise.
        const value = choice[field] ?? (of(kept) === '' ? gone.id : kept.id);
        return (
          <Radio.Group
            key={field}
            className={classes.field}
            label={label}
            value={value}
            onChange={(card) => setChoice({ ...choice, [field]: card })}
          >
            <div className={classes.pair}>
              {[kept, gone].map((card) => (
                <Radio
                  key={card.id}
                  value={card.id}
                  classNames={{ body: classes.radio }}
                  label={of(card) || <span className={classes.quiet}>{t('merge-cards.nothing')}</span>}
                />
              ))}
            </div>
          </Radio.Group>
        );
      })}
      {joined
        .filter(([, of]) => of(kept).length + of(gone).length > 0)
        .map(([label, of]) => (
          <div key={label} className={classes.field}>
            <span className={classes.label}>{label}</span>
            <span>{[...new Set([...of(kept), ...of(gone)])].join(', ')}</span>
            <span className={classes.quiet}>{t('merge-cards.all-kept')}</span>
          </div>
        ))}
      {same.map(([field, label, of]) => (
        <div key={field} className={classes.field}>
          <span className={classes.label}>{label}</span>
          <span>{of(kept)}</span>
        </div>
      ))}
    </div>
  );
}
