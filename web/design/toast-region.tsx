// Where toasts appear; spoken by a screen reader as they come.
import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { type FocusEvent, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from './icon.tsx';
import { KeyHint } from './key-hint.tsx';
import { closeToast, holdToasts, useToasts } from './toast.ts';
import classes from './toast-region.module.css';

export function ToastRegion() {
  const { t } = useTranslation();
  const toasts = useToasts();
  // The last one takes pointer and focus with it, and nothing says that they left.
  const isEmpty = toasts.length === 0;
  useEffect(() => {
    if (isEmpty) holdToasts(false);
  }, [isEmpty]);
  const held = { onPointerEnter: () => holdToasts(true), onFocus: () => holdToasts(true) };
  const left = {
    onPointerLeave: () => holdToasts(false),
    onBlur: ({ currentTarget, relatedTarget }: FocusEvent) => {
      if (!currentTarget.contains(relatedTarget)) holdToasts(false);
    },
  };
  return (
    <section className={classes.region} aria-label={t('toasts')} aria-live="polite" {...held} {...left}>
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
