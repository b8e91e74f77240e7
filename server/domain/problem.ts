// The one error that is not a bug: what a person asked for cannot be done, and why, in words for them.

/** What kind of problem it is; the HTTP status and the exit code follow from it. */
export type ProblemKind = 'not-found' | 'not-allowed' | 'invalid' | 'conflict' | 'unavailable';

/**
 * Thrown by the domain when a person's wish cannot be met. Everything else thrown is our bug.
 * `message` is for the person and is shown to them as it is; `code` (kebab-case) lets a screen say it in their language.
 */
export class ProductError extends Error {
  override name = 'ProductError';
  readonly kind: ProblemKind;
  readonly code: string;
  readonly details: Record<string, unknown> | undefined;

  constructor(kind: ProblemKind, message: string, code: string = kind, details?: Record<string, unknown>) {
    super(message);
    this.kind = kind;
    this.code = code;
    this.details = details;
  }
}
