// The server's address and how to sign in there.
import { NumberInput, Select, Switch, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Connection } from '../api/mailboxes.ts';
import rows from '../design/rows.module.css';

type Props = {
  kind: 'imap' | 'pop3';
  connection: Connection;
  address: string;
  admin: boolean;
  oauth: boolean;
  change: (connection: Connection) => void;
};

const usualPort = {
  imap: { tls: 993, starttls: 143, plain: 143 },
  pop3: { tls: 995, starttls: 110, plain: 110 },
};

export function ServerFields({ kind, connection, address, admin, oauth, change }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <div className={rows.fields}>
        <TextInput
          label={t('server.host')}
          required
          withAsterisk={false}
          value={connection.host}
          onChange={(event) => change({ ...connection, host: event.currentTarget.value.trim() })}
        />
        <NumberInput
          label={t('server.port')}
          hideControls
          allowDecimal={false}
          min={1}
          max={65_535}
          placeholder={String(usualPort[kind][connection.security])}
          value={connection.port ?? ''}
          onChange={(port) => change({ ...connection, port: typeof port === 'number' ? port : undefined })}
        />
        <Select
          label={t('server.security')}
          allowDeselect={false}
          data={(['tls', 'starttls', 'plain'] as const).map((value) => ({
            value,
            label: t(`server.${value}`),
          }))}
          value={connection.security}
          onChange={(security) => change({ ...connection, security: security as 'tls', port: undefined })}
        />
        <TextInput
          label={t('server.login')}
          placeholder={address}
          autoComplete="off"
          value={connection.login}
          onChange={(event) => change({ ...connection, login: event.currentTarget.value })}
        />
        {oauth && (
          <Select
            label={t('server.authentication')}
            allowDeselect={false}
            data={(['password', 'oauth2'] as const).map((value) => ({ value, label: t(`server.${value}`) }))}
            value={connection.authentication}
            onChange={(value) => change({ ...connection, authentication: value as 'password' })}
          />
        )}
      </div>
      {connection.security === 'plain' && <p className={rows.warn}>{t('server.plain-warning')}</p>}
      {admin && (
        <Switch
          label={t('server.private')}
          description={t('server.private-hint')}
          checked={connection.allowPrivate}
          onChange={(event) => change({ ...connection, allowPrivate: event.currentTarget.checked })}
        />
      )}
    </>
  );
}
