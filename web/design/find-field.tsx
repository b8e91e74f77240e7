// Narrows a list while typing; "/" goes there.
import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { Icon } from './icon.tsx';

type Props = { label: string; text: string; setText: (text: string) => void };

export function FindField({ label, text, setText }: Props) {
  return (
    <TextInput
      type="search"
      data-find
      aria-label={label}
      placeholder={label}
      leftSection={<Icon of={IconSearch} />}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
      mb={12}
      maw={420}
    />
  );
}
