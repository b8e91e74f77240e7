// Our own company's data.
import { queryOptions } from '@tanstack/react-query';
import type { House } from '../../contract/users.ts';
import { get, request } from './request.ts';

export type { House };
export const houseQuery = queryOptions({ queryKey: ['house'], queryFn: () => get<House>('/api/house') });
export const putHouse = (house: House) => request<House>('PUT', '/api/house', house);
