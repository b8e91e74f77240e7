// Who reads a mailbox and who works it: the policy with its meaning, and the people.
import { useTranslation } from 'react-i18next';
import type { MailboxDetail, patchMailbox } from '../api/mailboxes.ts';
import rows from '../design/rows.module.css';
import { Section } from '../design/section.tsx';
import { PeopleChoice } from './people-choice.tsx';
import { PolicyChoice } from './policy-choice.tsx';

type Patch = Parameters<typeof patchMailbox>[1];
type Props = { mailbox: MailboxDetail; change: (patch: Patch, before?: Patch) => Promise<void> };

export function ReadersSettings({ mailbox, change }: Props) {
  const { t } = useTranslation();
  const people = mailbox.people.map(({ principal, mayWork, maySend }) => ({ principal, mayWork, maySend }));
  return (
    <Section title={t('readers.title')} words={t('readers.words')}>
      <div className={rows.form}>
        <PolicyChoice
          under
          policy={mailbox.policy}
          archive={mailbox.kind === 'archive'}
          owned={Boolean(mailbox.owner)}
          choose={(policy) => void change({ policy }, { policy: mailbox.policy })}
        />
        {mailbox.policy !== 'own' && mailbox.policy !== 'personal' && (
          <PeopleChoice people={people} choose={(next) => void change({ people: next }, { people })} />
        )}
      </div>
    </Section>
  );
}
