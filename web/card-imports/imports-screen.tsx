// Lists of customers from files: choose one, and what came of those before.
import { IconAddressBook, IconUpload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type DragEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cardImportsQuery, uploadCardList } from '../api/card-imports.ts';
import { queryClient } from '../api/query-client.ts';
import { UploadStopped, useUpload } from '../api/uploads.ts';
import * as links from '../app/links.ts';
import { EmptyState } from '../design/empty-state.tsx';
import { Icon } from '../design/icon.tsx';
import { Page } from '../design/page.tsx';
import { problemWords } from '../design/problem-words.ts';
import rows from '../design/rows.module.css';
import { Section } from '../design/section.tsx';
import { Sending } from '../design/sending.tsx';
import { toast } from '../design/toast.ts';
import drop from '../mailboxes/import-screen.module.css';
import { ImportRow } from './import-row.tsx';

export function ImportsScreen() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const imports = useQuery(cardImportsQuery);
  const items = imports.data?.items ?? [];
  const [over, setOver] = useState(false);
  const sending = useUpload('list');
  const [error, setError] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const take = async (file: File | undefined) => {
    if (!file || sending) return;
    setError('');
    try {
      // Whoever looks at another screen by then finds it in the list.
      await uploadCardList(file, ({ id }) => field.current && void navigate(links.cardImport(id)));
    } catch (problem) {
      if (problem instanceof UploadStopped) toast(t('upload.stopped', { name: problem.message }));
      else {
        setError(problemWords(t, problem));
        if (!field.current) toast(problemWords(t, problem), { look: 'late' });
      }
    } finally {
      void queryClient.invalidateQueries({ queryKey: ['card-imports'] });
    }
  };
  return (
    <Page title={t('card-import.title')} back="/contacts" words={t('card-import.words')}>
      <Section>
        <div className={rows.form}>
          <button
            type="button"
            className={drop.drop}
            data-over={over || undefined}
            disabled={sending !== undefined}
            onClick={() => field.current?.click()}
            onDragOver={(event) => {
              event.preventDefault();
              setOver(true);
            }}
            onDragLeave={() => setOver(false)}
            onDrop={(event: DragEvent) => {
              event.preventDefault();
              setOver(false);
              void take(event.dataTransfer.files[0]);
            }}
          >
            <Icon of={IconUpload} size={22} />
            <span>{t('card-import.choose')}</span>
            <span className={rows.quiet}>{t('card-import.kinds')}</span>
          </button>
          <input
            ref={field}
            type="file"
            hidden
            aria-label={t('card-import.choose')}
            accept=".csv,.tsv,.txt,.vcf,.vcard,text/csv,text/vcard"
            onChange={(event) => {
              void take(event.currentTarget.files?.[0]);
              event.currentTarget.value = '';
            }}
          />
          {sending && <Sending of={sending} />}
          {error && (
            <p role="alert" className={rows.late}>
              {error}
            </p>
          )}
        </div>
      </Section>
      {items.length > 0 && (
        <Section title={t('card-import.before')}>
          {items.map((one) => (
            <ImportRow key={one.id} one={one} inList />
          ))}
        </Section>
      )}
      {imports.isSuccess && items.length === 0 && (
        <EmptyState
          icon={IconAddressBook}
          title={t('card-import.empty.title')}
          words={t('card-import.empty.words')}
        />
      )}
    </Page>
  );
}
