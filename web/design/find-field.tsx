// Narrows a list while typing; "/" goes there.
import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { Icon } from './icon.tsx';

type Props = {
  label: string;
  text: string;
  setText: (text: string) => void;
  /** What Enter and the arrow down do. */
  enter?: () => void;
};

export function FindField({ label, text, setText, enter }: Props) {
  return (
    <TextInput
      type="search"
      data-find
      aria-label={label}
      placeholder={label}
      leftSection={<Icon of={IconSearch} />}
      // As much as any list takes.
      maxLength={200}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.currentTarget.blur();
        else if (enter && (event.key === 'Enter' || event.key === 'ArrowDown')) {
          event.preventDefault();
          enter();
        }
      }}
      mb={12}
      maw={420}
    />
  );
}
