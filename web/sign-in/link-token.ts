// The secret of a one-time link stands behind the "#", so that it reaches no log.
import { useEffect, useState } from 'react';

/** The secret of the address; a link pasted into the same tab changes what is behind the "#" and loads nothing anew. */
export function useLinkToken(): string {
  const [token, setToken] = useState(linkToken);
  useEffect(() => {
    const read = () => setToken(linkToken());
    window.addEventListener('hashchange', read);
    return () => window.removeEventListener('hashchange', read);
  }, []);
  return token;
}

function linkToken(): string {
  const fragment = window.location.hash.slice(1);
  return new URLSearchParams(fragment).values().next().value || fragment.replace(/^[a-z-]+=/, '');
}
