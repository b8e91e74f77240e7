// Whether the screen is as narrow as a phone, where what is seldom used stands behind one button.
import { useMediaQuery } from '@mantine/hooks';

export function useIsPhone(): boolean {
  return useMediaQuery('(max-width: 720px)', undefined, { getInitialValueInEffect: false }) ?? false;
}
