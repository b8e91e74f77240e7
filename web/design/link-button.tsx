// A button that goes to another page of ours: looks like a button, is a link.
import { ActionIcon, Button, type ButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, Ref } from 'react';

type Anchor = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'style' | 'color'> & {
  ref?: Ref<HTMLAnchorElement>;
};

export const LinkButton = createLink((props: Anchor & ButtonProps) => <Button component="a" {...props} />);
export const LinkIcon = createLink((props: Anchor & { size?: number }) => (
  <ActionIcon component="a" {...props} />
));
