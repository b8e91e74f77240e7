// Lets only those in who are signed in; others go to sign-in, or to setting up while nobody is there yet.
import { redirect } from '@tanstack/react-router';
import { meQuery } from '../api/me.ts';
import { queryClient } from '../api/query-client.ts';
import { ApiProblem, get } from '../api/request.ts';
import { speak } from '../languages/languages.ts';

/** Throws the redirect; the address asked for is kept for after sign-in. */
export async function enter({ location }: { location: { href: string } }): Promise<void> {
  if (/^#setup=/.test(window.location.hash))
    throw redirect({ to: '/setup', hash: window.location.hash.slice(1) });
  try {
    const me = await queryClient.ensureQueryData(meQuery);
    await speak(me.language);
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    if (error.status === 503 && (await get<{ needed: boolean }>('/api/setup')).needed)
      throw redirect({ to: '/setup' });
    if (error.status !== 401) throw error;
    throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { to: location.href } });
  }
}
