// Name, language, theme, density, time zone, order, keys: each is kept as soon as it is chosen.
import { SegmentedControl, Select, Switch, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../contract/shared.ts';
import { type Me, type MePatch, patchMe } from '../api/me.ts';
import { problemWords } from '../design/problem-words.ts';
import rows from '../design/rows.module.css';
import { Section } from '../design/section.tsx';
import { toast } from '../design/toast.ts';
import { languages } from '../languages/languages.ts';
import { Setting } from './setting.tsx';

export function LookSettings({ me }: { me: Me }) {
  const { t } = useTranslation();
  const set = (patch: MePatch) =>
    void patchMe(patch).catch((error) => toast(problemWords(t, error), { look: 'late' }));
  const zones = Intl.supportedValuesOf('timeZone');
  const { preferences } = me;
  return (
    <Section title={t('me.look')}>
      <div className={rows.form}>
        <Setting label={t('me.name')} id="name">
          <TextInput
            id="name"
            key={me.name}
            defaultValue={me.name}
            onBlur={(event) => {
              const name = event.currentTarget.value.trim();
              if (name && name !== me.name) set({ name });
            }}
          />
        </Setting>
        <Setting label={t('me.language')} id="language">
          <Select
            id="language"
            allowDeselect={false}
            data={languages.map(({ code, name }) => ({ value: code, label: name }))}
            value={me.language}
            onChange={(code) => code && set({ language: code as Language })}
          />
        </Setting>
        <Setting label={t('me.theme')}>
          <SegmentedControl
            aria-label={t('me.theme')}
            data={(['auto', 'light', 'dark'] as const).map((value) => ({
              value,
              label: t(`me.theme.${value}`),
            }))}
            value={preferences.theme}
            onChange={(theme) => set({ preferences: { theme: theme as 'auto' } })}
          />
        </Setting>
        <Setting label={t('me.density')}>
          <SegmentedControl
            aria-label={t('me.density')}
            data={(['comfortable', 'compact'] as const).map((value) => ({
              value,
              label: t(`me.density.${value}`),
            }))}
            value={preferences.density}
            onChange={(density) => set({ preferences: { density: density as 'compact' } })}
          />
        </Setting>
        <Setting label={t('me.order')}>
          <SegmentedControl
            aria-label={t('me.order')}
            data={(['time', 'tree'] as const).map((value) => ({ value, label: t(`me.order.${value}`) }))}
            value={preferences.order}
            onChange={(order) => set({ preferences: { order: order as 'tree' } })}
          />
        </Setting>
        <Setting label={t('me.time-zone')} id="zone">
          <Select
            id="zone"
            searchable
            clearable
            limit={60}
            placeholder={t('me.time-zone-browser', {
              zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
            })}
            data={zones}
            value={preferences.timeZone || null}
            onChange={(zone) => set({ preferences: { timeZone: zone ?? '' } })}
          />
        </Setting>
        <Switch
          label={t('me.keys')}
          description={t('me.keys-hint')}
          checked={preferences.keys}
          onChange={(event) => set({ preferences: { keys: event.currentTarget.checked } })}
        />
      </div>
    </Section>
  );
}
