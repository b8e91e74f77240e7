// Turns what was thrown into an answer: the one place where kinds of problems become HTTP statuses.
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import type { Problem } from '../../contract/shared.ts';
import { type ProblemKind, ProductError } from '../domain/problem.ts';

const statuses: Record<ProblemKind, number> = {
  'not-found': 404,
  'not-allowed': 403,
  invalid: 400,
  conflict: 409,
  unavailable: 503,
};

// PostgreSQL's codes for what no column takes: NUL in text, in JSON, and ids beyond 64 bits.
const unkeepable = new Set(['22021', '22P05', '22003']);

// PostgreSQL's codes for what had no more time: a statement, and one that waited for somebody else's lock.
const tookTooLong = new Set(['57014', '55P03']);

// Whoever sent a file stopped in the middle of it: no bug of ours, and nobody hears the answer.
const hasGone = new Set(['ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE']);

/** Nobody is signed in, or the session or token has ended. */
export class SignInNeeded extends Error {
  override name = 'SignInNeeded';
}

/** Answers any error with the contract's Problem; what is no ProductError and no bad request is our bug, and logged. */
export function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const [status, problem] = problemOf(error, request);
  return reply.code(status).send(problem);
}

/** The answer for an address that leads nowhere, or not for this viewer. */
export const nothingHere: Problem = {
  kind: 'not-found',
  words: 'There is nothing here, or not for you.',
  code: 'not-found',
};

function problemOf(error: unknown, request: FastifyRequest): [status: number, problem: Problem] {
  if (error instanceof ProductError) return [statuses[error.kind], ofProductError(error)];
  if (error instanceof SignInNeeded)
    return [401, { kind: 'not-allowed', words: 'Please sign in.', code: 'sign-in-needed' }];
  if (hasZodFastifySchemaValidationErrors(error)) {
    // An address that can name nothing leads nowhere.
    if (error.validationContext === 'params') return [404, nothingHere];
    const issue = error.validation[0];
    const field = issue?.instancePath.replace(/^\//, '').replaceAll('/', '.');
    return [
      400,
      {
        kind: 'invalid',
        words: issue?.message ?? 'This cannot be read.',
        code: 'invalid',
        ...(field ? { field } : {}),
      },
    ];
  }
  const { statusCode, code, message } = error as FastifyError;
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return [
      statusCode,
      { kind: 'invalid', words: message, code: (code ?? 'invalid').toLowerCase().replaceAll('_', '-') },
    ];
  if (unkeepable.has(String(code)))
    return [
      400,
      {
        kind: 'invalid',
        words: 'There are characters or numbers in this that cannot be kept. Nothing was changed.',
        code: 'invalid',
      },
    ];
  if (tookTooLong.has(String(code))) {
    request.log.warn({ id: request.id, route: request.routeOptions.url, code }, 'a request ran out of time');
    return [
      503,
      {
        kind: 'unavailable',
        words: 'This took too long and was given up; nothing was changed. Try again, or ask for less.',
        code: 'took-too-long',
      },
    ];
  }
  if (hasGone.has(String(code)) && request.raw.destroyed && !request.raw.complete)
    return [
      400,
      { kind: 'invalid', words: 'The file did not come whole; nothing of it is kept.', code: 'invalid' },
    ];
  request.log.error({ err: error, id: request.id, route: request.routeOptions.url }, 'a request failed');
  return [
    500,
    {
      kind: 'internal',
      words: `Something went wrong on our side. If you report it, name ${request.id}.`,
      code: 'internal',
      params: { id: request.id },
    },
  ];
}

function ofProductError({ kind, message, code, details = {} }: ProductError): Problem {
  const { field, ...rest } = details;
  const params = Object.fromEntries(
    Object.entries(rest).filter(
      (entry): entry is [string, string | number] =>
        typeof entry[1] === 'string' || typeof entry[1] === 'number',
    ),
  );
  return {
    kind,
    words: message,
    code,
    ...(typeof field === 'string' ? { field } : {}),
    ...(Object.keys(params).length > 0 ? { params } : {}),
  };
}
