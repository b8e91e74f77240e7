// What mail is filed under, as the screen names it.
import type { z } from 'zod';
import type { RecordRef as Shape } from '../../contract/shared.ts';

export type RecordRef = z.infer<typeof Shape>;
