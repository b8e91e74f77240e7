// Where toasts appear; spoken by a screen reader as they come.
import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Icon } from './icon.tsx';
import { KeyHint } from './key-hint.tsx';
import { closeToast, useToasts } from './toast.ts';
import classes from './toast-region.module.css';

export function ToastRegion() {
  const { t } = useTranslation();
  const toasts = useToasts();
  return (
    <section className={classes.region} aria-label={t('toasts')} aria-live="polite">
      {toasts.map((toast) => (
        <div key={toast.id} className={`${classes.toast} ${classes[toast.look]}`}>
          <span className={classes.words}>{toast.words}</span>
          {toast.undo && (
            <button
              type="button"
              className={classes.undo}
              onClick={() => {
                closeToast(toast.id);
                toast.undo!();
              }}
            >
              {t('undo')} <KeyHint>z</KeyHint>
            </button>
          )}
          <ActionIcon size={24} aria-label={t('close')} onClick={() => closeToast(toast.id)}>
            <Icon of={IconX} size={14} />
          </ActionIcon>
        </div>
      ))}
    </section>
  );
}
