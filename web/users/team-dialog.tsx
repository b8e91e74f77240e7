// Making or changing a team.
import { Button, Modal, MultiSelect, Select, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryClient } from '../api/query-client.ts';
import { createTeam, deleteTeam, putTeam, type Team, type User } from '../api/users.ts';
import { problemWords } from '../design/problem-words.ts';
import rows from '../design/rows.module.css';
import { toast } from '../design/toast.ts';

type Props = { team: Team | undefined; users: User[]; close: () => void };

export function TeamDialog({ team, users, close }: Props) {
  const { t } = useTranslation();
  const [name, setName] = useState(team?.name ?? '');
  const [headId, setHeadId] = useState<string | null>(team?.head?.id ?? null);
  const [memberIds, setMemberIds] = useState<string[]>(team?.members.map((one) => one.id) ?? []);
  const [error, setError] = useState('');
  const data = users.map((one) => ({ value: one.id, label: one.name }));
  const refresh = () => {
    for (const key of ['teams', 'users', 'me']) void queryClient.invalidateQueries({ queryKey: [key] });
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const input = { name: name.trim(), headId, memberIds };
    try {
      await (team ? putTeam(team.id, input) : createTeam(input));
      refresh();
      close();
    } catch (problem) {
      setError(problemWords(t, problem));
    }
  };
  const remove = async () => {
    if (!team) return;
    try {
      await deleteTeam(team.id);
      toast(t('users.team-deleted', { name: team.name }), {
        undo: () =>
          void createTeam({
            name: team.name,
            headId: team.head?.id ?? null,
            memberIds: team.members.map((one) => one.id),
          }).then(refresh),
      });
      refresh();
      close();
    } catch (problem) {
      setError(problemWords(t, problem));
    }
  };
  return (
    <Modal
      opened
      onClose={close}
      title={team?.name ?? t('users.new-team')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form className={rows.form} style={{ padding: 0 }} onSubmit={(event) => void submit(event)}>
        <TextInput
          label={t('users.team-name')}
          data-autofocus
          required
          withAsterisk={false}
          value={name}
          error={error}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Select
          label={t('users.head')}
          description={t('users.head-hint')}
          clearable
          searchable
          data={data}
          value={headId}
          onChange={setHeadId}
        />
        <MultiSelect
          label={t('users.members')}
          searchable
          data={data}
          value={memberIds}
          onChange={setMemberIds}
        />
        <div className={rows.buttons}>
          <Button type="submit" variant="filled" disabled={!name.trim()}>
            {t('save')}
          </Button>
          <Button onClick={close}>{t('cancel')}</Button>
          {team && (
            <Button color="red" variant="subtle" onClick={() => void remove()}>
              {t('users.delete-team')}
            </Button>
          )}
        </div>
      </form>
    </Modal>
  );
}
