// First run: whether it is needed, and doing it.
import type { z } from 'zod';
import type { Setup } from '../../contract/users.ts';
import { get, request } from './request.ts';

export type SetupInput = z.infer<typeof Setup>;
export const setupState = () => get<{ needed: boolean }>('/api/setup');
export const setUp = (input: SetupInput) => request('POST', '/api/setup', input);
