// Tokens for programs that speak to Kontor in one's name; each is shown once.
import { Button, Select, TextInput } from '@mantine/core';
import { IconCopy, IconKey } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createToken, deleteToken, tokensQuery } from '../api/me.ts';
import { queryClient } from '../api/query-client.ts';
import { Chip } from '../design/chip.tsx';
import { Icon } from '../design/icon.tsx';
import { problemWords } from '../design/problem-words.ts';
import rows from '../design/rows.module.css';
import { Section } from '../design/section.tsx';
import { toast } from '../design/toast.ts';
import { useFormat } from '../design/use-format.ts';

export function TokensSettings() {
  const { t } = useTranslation();
  const format = useFormat();
  const tokens = useQuery(tokensQuery).data?.items ?? [];
  const [name, setName] = useState('');
  const [scope, setScope] = useState<'read' | 'write'>('read');
  const [days, setDays] = useState('365');
  const [made, setMade] = useState('');
  const fail = (error: unknown) => toast(problemWords(t, error), { look: 'late' });
  const refresh = () => void queryClient.invalidateQueries({ queryKey: ['tokens'] });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    try {
      setMade((await createToken({ name: name.trim(), scope, expiresInDays: Number(days) })).token ?? '');
      setName('');
      refresh();
    } catch (error) {
      fail(error);
    }
  };
  const scopes = (['read', 'write'] as const).map((value) => ({ value, label: t(`me.token-${value}`) }));
  return (
    <Section title={t('me.tokens')} words={t('me.tokens-words')}>
      {tokens.map((token) => (
        <div key={token.id} className={rows.row}>
          <Icon of={IconKey} size={18} />
          <span className={rows.grow}>
            <span className={rows.name}>{token.name}</span>{' '}
            <span className={rows.quiet}>{token.prefix}…</span>
            <br />
            <span className={rows.quiet}>
              {t('me.token-expires', { date: format.day(token.expiresAt) })} ·{' '}
              {token.lastUsedAt
                ? t('me.token-used', { time: format.since(token.lastUsedAt) })
                : t('me.token-unused')}
            </span>
          </span>
          <Chip>{t(`me.token-${token.scope}`)}</Chip>
          <Button color="red" onClick={() => void deleteToken(token.id).then(refresh).catch(fail)}>
            {t('me.token-revoke')}
          </Button>
        </div>
      ))}
      {made && (
        <div className={rows.form}>
          <p>{t('me.token-once')}</p>
          <p className={rows.code}>{made}</p>
          <div className={rows.buttons}>
            <Button
              leftSection={<Icon of={IconCopy} />}
              onClick={() => void navigator.clipboard.writeText(made).then(() => toast(t('copied')))}
            >
              {t('copy')}
            </Button>
            <Button onClick={() => setMade('')}>{t('close')}</Button>
          </div>
        </div>
      )}
      <form className={rows.form} onSubmit={(event) => void submit(event)}>
        <div className={rows.fields}>
          <TextInput
            label={t('me.token-name')}
            placeholder={t('me.token-name-hint')}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Select
            label={t('me.token-scope')}
            allowDeselect={false}
            data={scopes}
            value={scope}
            onChange={(value) => setScope(value as 'read')}
          />
          <Select
            label={t('me.token-days')}
            allowDeselect={false}
            data={['30', '90', '365', '730'].map((value) => ({
              value,
              label: format.duration(Number(value) * 86_400),
            }))}
            value={days}
            onChange={(value) => setDays(value ?? '365')}
          />
        </div>
        <div className={rows.buttons}>
          <Button type="submit" disabled={!name.trim()}>
            {t('me.token-make')}
          </Button>
        </div>
      </form>
    </Section>
  );
}
