// Bringing mail in from a file: choose it, say into which mailbox, watch it come.
import { Autocomplete, Button } from '@mantine/core';
import { IconFileImport, IconUpload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type DragEvent, type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { importsQuery, mailboxesQuery, uploadArchives } from '../api/mailboxes.ts';
import { queryClient } from '../api/query-client.ts';
import { UploadStopped, useUpload } from '../api/uploads.ts';
import '../design/forms.css';
import { Icon } from '../design/icon.tsx';
import { Page } from '../design/page.tsx';
import { problemWords } from '../design/problem-words.ts';
import rows from '../design/rows.module.css';
import { Section } from '../design/section.tsx';
import { Sending } from '../design/sending.tsx';
import { toast } from '../design/toast.ts';
import { useFormat } from '../design/use-format.ts';
import { ImportRow } from './import-row.tsx';
import classes from './import-screen.module.css';

export function ImportScreen() {
  const { t } = useTranslation();
  const format = useFormat();
  const imports = useQuery(importsQuery).data?.items ?? [];
  const archives = useQuery(mailboxesQuery).data?.items.filter((one) => one.mayManage) ?? [];
  const [files, setFiles] = useState<File[]>([]);
  const [address, setAddress] = useState('');
  const [over, setOver] = useState(false);
  const sending = useUpload('archives');
  const [error, setError] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    setFiles([...event.dataTransfer.files]);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setError('');
    const refresh = () => {
      for (const key of ['imports', 'mailboxes']) void queryClient.invalidateQueries({ queryKey: [key] });
    };
    try {
      await uploadArchives(address.trim(), files, (sent) => {
        setFiles((left) => left.filter((file) => file !== sent));
        refresh();
      });
    } catch (problem) {
      if (problem instanceof UploadStopped) toast(t('upload.stopped', { name: problem.message }));
      else {
        setError(problemWords(t, problem));
        // Whoever has gone to another screen hears of it too.
        if (!field.current) toast(problemWords(t, problem), { look: 'late' });
      }
    } finally {
      refresh();
    }
  };
  return (
    <Page title={t('import.title')} back="/mailboxes" words={t('import.words')}>
      <form onSubmit={(event) => void submit(event)}>
        <Section>
          <div className={rows.form}>
            <button
              type="button"
              className={classes.drop}
              data-over={over || undefined}
              onClick={() => field.current?.click()}
              onDragOver={(event) => {
                event.preventDefault();
                setOver(true);
              }}
              onDragLeave={() => setOver(false)}
              onDrop={drop}
            >
              <Icon of={IconUpload} size={22} />
              <span>
                {files.length > 0
                  ? files.map((file) => `${file.name} (${format.size(file.size)})`).join(', ')
                  : t('import.choose')}
              </span>
              <span className={rows.quiet}>{t('import.kinds')}</span>
            </button>
            <input
              ref={field}
              type="file"
              multiple
              hidden
              aria-label={t('import.choose')}
              accept=".mbox,.mbx,.eml,.txt,.pst,.zip,application/mbox,message/rfc822,application/zip"
              onChange={(event) => setFiles([...(event.currentTarget.files ?? [])])}
            />
            <Autocomplete
              label={t('import.mailbox')}
              description={t('import.mailbox-hint')}
              type="email"
              required
              withAsterisk={false}
              data={archives.map((one) => one.address)}
              value={address}
              onChange={setAddress}
            />
            {error && (
              <p role="alert" className={rows.late}>
                {error}
              </p>
            )}
            {sending ? (
              <Sending of={sending} />
            ) : (
              <div className={rows.buttons}>
                <Button
                  type="submit"
                  variant="filled"
                  leftSection={<Icon of={IconFileImport} />}
                  disabled={files.length === 0}
                >
                  {t('import.button')}
                </Button>
              </div>
            )}
          </div>
        </Section>
      </form>
      {imports.length > 0 && (
        <Section title={t('import.running')}>
          {imports.map((one) => (
            <ImportRow key={one.id} one={one} />
          ))}
        </Section>
      )}
    </Page>
  );
}
