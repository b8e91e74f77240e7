// One filter as a chip: dashed while it asks for nothing, filled with what it asks for; its choices open below it.
import { Popover } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../design/icon.tsx';
import classes from './filters.module.css';

type Props = { label: string; value: string; clear: () => void; children: ReactNode };

export function FilterChip({ label, value, clear, children }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <span className={classes.holder}>
      <Popover opened={open} onChange={setOpen} position="bottom-start" trapFocus returnFocus>
        <Popover.Target>
          <button
            type="button"
            className={classes.chip}
            data-on={value ? true : undefined}
            onClick={() => setOpen(!open)}
          >
            {value ? (
              <>
                <span className="spoken">{label}: </span>
                <span className={classes.value}>{value}</span>
              </>
            ) : (
              label
            )}
          </button>
        </Popover.Target>
        <Popover.Dropdown p={6} aria-label={label}>
          {children}
        </Popover.Dropdown>
      </Popover>
      {value && (
        <button
          type="button"
          className={classes.away}
          aria-label={t('letters.take-away', { filter: label })}
          onClick={clear}
        >
          <Icon of={IconX} size={13} />
        </button>
      )}
    </span>
  );
}
