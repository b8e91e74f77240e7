// Every request to our server; what it refuses becomes an ApiProblem that the screen puts into words.
import type { Problem } from '../../contract/shared.ts';

export class ApiProblem extends Error {
  readonly status: number;
  readonly problem: Problem;
  constructor(status: number, problem: Problem) {
    super(problem.words);
    this.status = status;
    this.problem = problem;
  }
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Answers the parsed body. Throws ApiProblem; status 0 means that the server was not reached and nothing was done. */
export async function request<T>(
  method: Method,
  path: string,
  body?: unknown,
  signal?: AbortSignal,
): Promise<T> {
  const response = await fetch(path, {
    method,
    credentials: 'same-origin',
    ...(signal ? { signal } : {}),
    ...(body === undefined
      ? {}
      : body instanceof Blob
        ? { body }
        : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw new ApiProblem(0, { kind: 'unavailable', words: '', code: 'offline' });
  });
  const text = await response.text();
  const answer: unknown =
    text && response.headers.get('content-type')?.includes('json') ? JSON.parse(text) : undefined;
  if (!response.ok) throw new ApiProblem(response.status, problemOf(response.status, answer));
  return answer as T;
}

export const get = <T>(path: string, signal?: AbortSignal) => request<T>('GET', path, undefined, signal);

/** The query part of an address, without what is empty. */
export function query(values: Record<string, string | number | undefined>): string {
  const parts = Object.entries(values).filter(([, value]) => value !== undefined && value !== '');
  return parts.length ? `?${new URLSearchParams(parts.map(([key, value]) => [key, String(value)]))}` : '';
}

/** Our routes answer a Problem; better-auth answers {code, message}. */
function problemOf(status: number, answer: unknown): Problem {
  const said = (answer ?? {}) as { kind?: Problem['kind']; words?: string; code?: string; message?: string };
  if (said.kind && typeof said.words === 'string') return said as Problem;
  const kind =
    status === 404
      ? 'not-found'
      : status === 401 || status === 403
        ? 'not-allowed'
        : status === 409
          ? 'conflict'
          : status < 500
            ? 'invalid'
            : 'internal';
  const code = status === 429 ? 'too-many-tries' : said.code?.toLowerCase().replaceAll('_', '-');
  return { kind, words: said.message ?? '', ...(code ? { code } : {}) };
}
