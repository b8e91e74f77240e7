// Signing in and out, the second factor, passwords and sessions: better-auth's routes.
import { forgetFound } from '../app/found-hits.ts';
import { queryClient } from './query-client.ts';
import { get, request } from './request.ts';

const post = <T>(path: string, body: object = {}) => request<T>('POST', `/api/auth${path}`, body);

/** True when a second factor is still asked for. */
export async function signIn(email: string, password: string): Promise<boolean> {
  const answer = await post<{ twoFactorRedirect?: boolean }>('/sign-in/email', {
    email,
    password,
    rememberMe: true,
  });
  return answer.twoFactorRedirect === true;
}
export const verifyTotp = (code: string, trustDevice = false) =>
  post('/two-factor/verify-totp', { code, trustDevice });
export const verifyRecoveryCode = (code: string) => post('/two-factor/verify-backup-code', { code });
/** The provider's page to go to; it comes back to the sign-in page with `error` when nobody was signed in. */
export const signInWithProvider = (provider: string, callbackURL: string) =>
  post<{ url: string }>('/sign-in/social', {
    provider,
    callbackURL,
    errorCallbackURL: `/sign-in?to=${encodeURIComponent(callbackURL)}`,
    disableRedirect: true,
  });
/** The company's own sign-in servers, for the sign-in page. */
export const signInProviders = () => get<{ items: { id: string; name: string }[] }>('/api/sign-in-providers');

export async function signOut(): Promise<void> {
  await post('/sign-out');
  queryClient.clear();
  forgetFound();
}

export const enableTwoFactor = (password: string) =>
  post<{ totpURI: string; backupCodes: string[] }>('/two-factor/enable', { password });
export const disableTwoFactor = (password: string) => post('/two-factor/disable', { password });
export const newRecoveryCodes = (password: string) =>
  post<{ backupCodes: string[] }>('/two-factor/generate-backup-codes', { password });
export const changePassword = (currentPassword: string, newPassword: string) =>
  post('/change-password', { currentPassword, newPassword, revokeOtherSessions: true });
export const currentSession = () =>
  get<{ session: { id: string; token: string } } | null>('/api/auth/get-session');
export const revokeSession = (token: string) => post('/revoke-session', { token });
export const revokeOtherSessions = () => post('/revoke-other-sessions');
