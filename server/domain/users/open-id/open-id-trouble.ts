// Why a sign-in server cannot be used, as a machine name that screens have words for.
import { connectionFailed } from '../../../protocols/connector/connection-failed.ts';

/** What is wrong with what the server says; troubles of the network keep the connector's names. */
export type OpenIdTroubleCode =
  | 'no-document'
  | 'not-named'
  | 'any-company'
  | 'no-keys'
  | 'no-email'
  | 'client-refused'
  | 'code-refused'
  | 'token-refused';

export class OpenIdTrouble extends Error {
  override name = 'OpenIdTrouble';
  readonly code: OpenIdTroubleCode;
  readonly params: Record<string, string>;

  constructor(code: OpenIdTroubleCode, params: Record<string, string> = {}, cause?: unknown) {
    super(`${code} ${Object.values(params).join(' ')}`.trim(), { cause });
    this.code = code;
    this.params = params;
  }
}

/** Code and blanks of any error met on the way to a sign-in server. */
export function troubleOf(error: unknown): { code: string; params: Record<string, string> } {
  if (error instanceof OpenIdTrouble) return { code: error.code, params: error.params };
  const { code, detail } = connectionFailed(error);
  return { code, params: { detail } };
}
