// Mantine's theme: our tokens, type and radii, so that no component sets a colour by hand.
import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core';

const sea: MantineColorsTuple = [
  '#eef6f9',
  '#e1eef3',
  '#bfdbe6',
  '#94c4d6',
  '#6bb8d4',
  '#3d93b2',
  '#0f5e7a',
  '#0c4e66',
  '#0a4257',
  '#083546',
];

// What Mantine draws dark by itself: fields, menus, switches; our greys, so that they are of one piece with the cards.
const dark: MantineColorsTuple = [
  '#e6eaee',
  '#c6ced6',
  '#a3adb8',
  '#929da9',
  '#2a313a',
  '#2a313a',
  '#1a1f26',
  '#1a1f26',
  '#14181d',
  '#0f1317',
];

/** The five looks a button has: the one thing to do, a thing to do, a quiet one, and both for what removes. */
const variantColorResolver: VariantColorsResolver = (input) => {
  const resolved = defaultVariantColorsResolver(input);
  const red = input.color === 'red';
  if (input.variant === 'filled')
    return {
      ...resolved,
      background: red ? 'var(--late)' : 'var(--accent)',
      hover: red ? 'var(--late)' : 'var(--accent-hover)',
      color: 'var(--on-accent)',
      border: '1px solid transparent',
    };
  if (input.variant === 'subtle')
    return {
      ...resolved,
      background: 'transparent',
      hover: 'var(--selected)',
      color: red ? 'var(--late)' : input.color === 'gray' ? 'var(--ink-2)' : 'var(--accent)',
      border: '1px solid transparent',
    };
  return {
    ...resolved,
    background: 'var(--card)',
    hover: 'var(--bg)',
    color: red ? 'var(--late)' : 'var(--ink)',
    border: '1px solid var(--line)',
  };
};

const shared = {
  '--mantine-color-body': 'var(--card)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink-2)',
  '--mantine-color-placeholder': 'var(--ink-3)',
  '--mantine-color-anchor': 'var(--accent)',
  '--mantine-color-error': 'var(--late)',
  '--mantine-color-default': 'var(--card)',
  '--mantine-color-default-hover': 'var(--bg)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--line)',
  '--mantine-color-disabled': 'var(--bg)',
  '--mantine-color-disabled-color': 'var(--ink-3)',
  '--mantine-color-disabled-border': 'var(--line)',
  '--mantine-primary-color-filled': 'var(--accent)',
  '--mantine-primary-color-filled-hover': 'var(--accent-hover)',
  '--mantine-primary-color-light': 'var(--soft)',
  '--mantine-primary-color-light-hover': 'var(--soft)',
  '--mantine-primary-color-light-color': 'var(--accent)',
  '--mantine-primary-color-contrast': 'var(--on-accent)',
  '--mantine-color-sea-filled': 'var(--accent)',
  '--mantine-color-sea-filled-hover': 'var(--accent-hover)',
  '--mantine-color-sea-outline': 'var(--accent)',
  '--mantine-shadow-xs': 'none',
  '--mantine-shadow-sm': 'none',
  '--mantine-shadow-md': 'var(--shade)',
  '--mantine-shadow-lg': 'var(--shade)',
  '--mantine-shadow-xl': 'var(--shade)',
};

export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: shared,
  light: shared,
  dark: shared,
});

export const theme = createTheme({
  primaryColor: 'sea',
  primaryShade: { light: 6, dark: 4 },
  colors: { sea, dark },
  fontFamily: '"Inter Variable", system-ui, sans-serif',
  fontFamilyMonospace: 'var(--mono)',
  defaultRadius: 8,
  cursorType: 'pointer',
  variantColorResolver,
  components: {
    Button: {
      defaultProps: { size: 'sm', variant: 'default' },
      vars: () => ({
        root: { '--button-height': '32px', '--button-fz': '13.5px', '--button-padding-x': '13px' },
      }),
    },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 30 } },
    Menu: { defaultProps: { radius: 10, shadow: 'md', withinPortal: true, position: 'bottom-end' } },
    Popover: { defaultProps: { radius: 10, shadow: 'md', withinPortal: true } },
    Modal: {
      defaultProps: {
        radius: 12,
        centered: true,
        overlayProps: { backgroundOpacity: 0.35 },
        transitionProps: { duration: 120 },
      },
      styles: { title: { fontSize: 15, fontWeight: 640, letterSpacing: '-0.01em' } },
    },
  },
});
