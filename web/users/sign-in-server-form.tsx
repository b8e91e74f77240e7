// One sign-in server: what to enter there, what it gave us, and whether it works.
import { Button, PasswordInput, SegmentedControl, Switch, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryClient } from '../api/query-client.ts';
import { ApiProblem } from '../api/request.ts';
import {
  putSignInServer,
  type SignInServer,
  type SignInServerInput,
  testSignInServer,
} from '../api/sign-in-servers.ts';
import { problemWords } from '../design/problem-words.ts';
import rows from '../design/rows.module.css';
import { Steps } from '../design/steps.tsx';
import { toast } from '../design/toast.ts';
import { RemoveSignInServer } from './remove-sign-in-server.tsx';
import {
  freeId,
  issuerOfTenant,
  type SignInPreset,
  signInPresets,
  tenantOfIssuer,
} from './sign-in-presets.ts';
import { SignInServerSteps } from './sign-in-server-steps.tsx';
import { signInStepWords } from './sign-in-step-words.ts';

type Props = {
  /** Undefined: a new one. */
  server: SignInServer | undefined;
  taken: string[];
  /** Of a new one, with `:id` where its id goes. */
  redirectUri: string;
  close: () => void;
};

export function SignInServerForm({ server, taken, redirectUri, close }: Props) {
  const { t } = useTranslation();
  const fresh = (preset: SignInPreset): SignInServerInput => ({
    preset,
    name: signInPresets[preset].name || t('servers.name-company'),
    issuer: signInPresets[preset].issuer,
    clientId: '',
    allowPrivate: false,
  });
  const [form, setForm] = useState<SignInServerInput>(server ?? fresh('google'));
  const preset = form.preset ?? 'other';
  const [tenant, setTenant] = useState(preset === 'microsoft' ? tenantOfIssuer(form.issuer) : '');
  const id = server?.id ?? freeId(preset, taken);
  const { name, issuer, clientId, clientSecret, allowPrivate } = form;
  const input = { preset, name, issuer, clientId, clientSecret, allowPrivate } as SignInServerInput;

  const testing = useMutation({ mutationFn: () => testSignInServer(id, input) });
  const saving = useMutation({
    mutationFn: () => putSignInServer(id, input),
    onSuccess: () => {
      void queryClient.invalidateQueries({ queryKey: ['sign-in-servers'] });
      toast(t('toast.saved'));
      close();
    },
    // What is wrong with the server shows step by step.
    onError: (error) => {
      if (error instanceof ApiProblem && error.problem.code === 'sign-in-server') testing.mutate();
    },
  });
  const change = (part: Partial<SignInServerInput>) => {
    setForm({ ...form, ...part });
    testing.reset();
    saving.reset();
  };
  const isElsewhere = server !== undefined && server.issuer !== issuer;
  const isWhole = Boolean(name.trim() && clientId.trim() && URL.canParse(issuer));
  const error = saving.error ?? testing.error;
  return (
    <form
      className={rows.form}
      onSubmit={(event) => {
        event.preventDefault();
        saving.mutate();
      }}
    >
      {!server && (
        <SegmentedControl
          aria-label={t('servers.preset')}
          data={(['google', 'microsoft', 'other'] as const).map((value) => ({
            value,
            label: signInPresets[value].name || t('servers.other'),
          }))}
          value={preset}
          onChange={(value) => {
            setTenant('');
            change({ clientSecret: '', ...fresh(value as SignInPreset) });
          }}
        />
      )}
      <SignInServerSteps
        preset={preset}
        redirectUri={server?.redirectUri ?? redirectUri.replace(':id', id)}
      />
      <div className={rows.fields} style={{ alignItems: 'end' }}>
        {preset === 'other' && (
          <TextInput
            label={t('servers.issuer')}
            description={t('servers.issuer-hint')}
            inputMode="url"
            required
            withAsterisk={false}
            value={issuer}
            onChange={(event) => change({ issuer: event.currentTarget.value.trim() })}
          />
        )}
        {preset === 'microsoft' && (
          <TextInput
            label={t('servers.tenant')}
            description={t('servers.tenant-hint')}
            required
            withAsterisk={false}
            value={tenant}
            onChange={(event) => {
              const typed = event.currentTarget.value;
              setTenant(typed);
              change({ issuer: typed.trim() ? issuerOfTenant(typed) : '' });
            }}
          />
        )}
        <TextInput
          label={t('servers.name')}
          description={t('servers.name-hint', { name: name.trim() })}
          required
          withAsterisk={false}
          value={name}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
      </div>
      <div className={rows.fields}>
        <TextInput
          label={t('providers.clientId')}
          required
          withAsterisk={false}
          autoComplete="off"
          value={clientId}
          onChange={(event) => change({ clientId: event.currentTarget.value })}
        />
        <PasswordInput
          label={t('providers.clientSecret')}
          autoComplete="off"
          placeholder={server?.hasSecret && !isElsewhere ? t('providers.kept') : ''}
          visibilityToggleButtonProps={{ 'aria-label': t('sign-in.show-password') }}
          value={clientSecret ?? ''}
          onChange={(event) => change({ clientSecret: event.currentTarget.value || undefined })}
        />
      </div>
      {preset === 'other' && (
        <Switch
          label={t('server.private')}
          description={t('server.private-hint')}
          checked={allowPrivate ?? false}
          onChange={(event) => change({ allowPrivate: event.currentTarget.checked })}
        />
      )}
      <Steps
        running={testing.isPending && t('servers.testing')}
        steps={testing.data?.steps.map((step) => ({
          key: step.step,
          ok: step.ok,
          words: signInStepWords(t, step),
        }))}
      />
      {error && (
        <p role="alert" className={rows.late}>
          {problemWords(t, error)}
        </p>
      )}
      <div className={rows.buttons}>
        <Button type="submit" variant="filled" loading={saving.isPending} disabled={!isWhole}>
          {t('save')}
        </Button>
        <Button loading={testing.isPending} disabled={!isWhole} onClick={() => testing.mutate()}>
          {t('connect.test')}
        </Button>
        {server ? <RemoveSignInServer server={server} /> : <Button onClick={close}>{t('cancel')}</Button>}
      </div>
    </form>
  );
}
