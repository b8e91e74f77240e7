// What a customer's mail tells by itself: languages, usual hours, who knows them best, last contact. Never typed.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { factsQuery } from '../api/correspondence.ts';
import * as links from '../app/links.ts';
import { languageName } from '../contacts/language-name.ts';
import { useFormat } from '../design/use-format.ts';
import classes from './card-facts.module.css';
import { HoursPicture } from './hours-picture.tsx';

export function CardFacts({ type, id }: { type: 'contact' | 'company'; id: string }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const facts = useQuery(factsQuery(type, id)).data;
  if (!facts || facts.mails === 0) return null;
  const from = (mails: number) => t('facts.from', { count: mails });
  const list = recordKey(type, id);
  const answers = [
    facts.theirAnswer && { words: 'facts.their-answer' as const, ...facts.theirAnswer },
    facts.ourAnswer && { words: 'facts.our-answer' as const, ...facts.ourAnswer },
  ].filter((one) => one !== undefined);
  return (
    <section className={classes.facts} aria-label={t('facts.title')}>
      <h2>{t('facts.title')}</h2>
      <dl>
        {facts.languages.items.length > 0 && (
          <Fact title={t('facts.languages')} from={from(facts.languages.mails)}>
            {facts.languages.items.map(({ language }) => languageName(language, i18n.language)).join(', ')}
          </Fact>
        )}
        {facts.hours.mails > 0 && (
          <Fact title={t('facts.hours')} from={from(facts.hours.mails)}>
            <HoursPicture grid={facts.hours.grid} />
          </Fact>
        )}
        {facts.knowers.items.length > 0 && (
          <Fact title={t('facts.knowers')} from={from(facts.knowers.mails)}>
            {facts.knowers.items.map(({ user, count, lastAt }) => (
              <span key={user.id} className={classes.knower}>
                {/* Recent mail counts for more: without its day 9 mails before 10 would look wrong. */}
                {t('facts.knower', { name: user.name, count, last: format.day(lastAt) })}
              </span>
            ))}
          </Fact>
        )}
        {(['lastIn', 'lastOut'] as const).map((which) => {
          const last = facts[which];
          if (!last) return null;
          return (
            <Fact key={which} title={t(which === 'lastIn' ? 'facts.last-in' : 'facts.last-out')}>
              <Link {...links.conversation(list, last.conversationId)}>
                {format.day(last.at)}, {last.name}
              </Link>
            </Fact>
          );
        })}
        {answers.map(({ words, mails, seconds }) => (
          <Fact key={words} title={t(words)} from={from(mails)}>
            {format.duration(seconds)}
          </Fact>
        ))}
      </dl>
    </section>
  );
}

const recordKey = (type: 'contact' | 'company', id: string) => links.recordList({ type, id });

function Fact({ title, from, children }: { title: string; from?: string; children: React.ReactNode }) {
  return (
    <div className={classes.fact}>
      <dt>{title}</dt>
      <dd>
        {children}
        {from && <span className={classes.from}>{from}</span>}
      </dd>
    </div>
  );
}
