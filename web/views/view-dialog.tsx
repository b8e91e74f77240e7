// Names a view and says whom it is shared with; what they find with it is what each of them may read.
import { Button, Modal, Select, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../api/me.ts';
import { teamsQuery } from '../api/users.ts';
import { createView, deleteView, patchView, type View } from '../api/views.ts';
import '../design/forms.css';
import { problemWords } from '../design/problem-words.ts';
import rows from '../design/rows.module.css';
import { toast } from '../design/toast.ts';

type Props = {
  /** Missing: a new one. */
  view: View | undefined;
  search: Pick<View, 'q' | 'as' | 'sort'>;
  saved: (view: View) => void;
  close: () => void;
};

const nobody = 'nobody';

export function ViewDialog({ view, search, saved, close }: Props) {
  const { t } = useTranslation();
  const me = useMe();
  const teams = useQuery(teamsQuery).data?.items ?? [];
  const [name, setName] = useState(view?.name ?? '');
  const [shared, setShared] = useState(view?.shared?.with ?? nobody);
  const [problem, setProblem] = useState('');
  const mine = teams.filter(
    ({ id, head, members }) =>
      me?.role === 'admin' ||
      head?.id === me?.id ||
      members.some((member) => member.id === me?.id) ||
      view?.shared?.with === `team:${id}`,
  );

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const fields = { name, sharedWith: shared === nobody ? null : shared };
    const fail = (error: unknown) => toast(problemWords(t, error), { look: 'late' });
    try {
      if (view) {
        const before = { name: view.name, sharedWith: view.shared?.with ?? null };
        await patchView(view.id, fields);
        toast(t('toast.saved'), { undo: () => void patchView(view.id, before).catch(fail) });
      } else {
        const made = await createView({ ...search, ...fields });
        toast(t('views.created', { name: made.name }), { undo: () => void deleteView(made.id).catch(fail) });
        saved(made);
      }
      close();
    } catch (error) {
      setProblem(problemWords(t, error));
    }
  };
  return (
    <Modal
      opened
      onClose={close}
      title={t(view ? 'views.change' : 'views.save-as')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap={14}>
          <TextInput
            label={t('views.name')}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            maxLength={100}
            required
            withAsterisk={false}
            data-autofocus
            error={problem}
          />
          {me?.role !== 'read-only' && (
            <Select
              label={t('views.share')}
              description={t('views.share-words')}
              allowDeselect={false}
              data={[
                { value: nobody, label: t('views.share-nobody') },
                { value: 'everyone', label: t('message.share-everyone') },
                ...mine.map((team) => ({ value: `team:${team.id}`, label: team.name })),
              ]}
              value={shared}
              onChange={(value) => setShared(value ?? nobody)}
            />
          )}
          <div className={rows.buttons}>
            <Button variant="filled" type="submit" disabled={name.trim() === ''}>
              {t('save')}
            </Button>
            <Button onClick={close}>{t('cancel')}</Button>
          </div>
        </Stack>
      </form>
    </Modal>
  );
}
