// What the side bar counts.
import { queryOptions } from '@tanstack/react-query';
import type { Counts } from '../../contract/conversations.ts';
import { get } from './request.ts';

export const countsQuery = queryOptions({ queryKey: ['counts'], queryFn: () => get<Counts>('/api/counts') });
