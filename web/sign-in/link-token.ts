// The secret of a one-time link stands behind the "#", so that it reaches no log.
export function linkToken(): string {
  const fragment = window.location.hash.slice(1);
  return new URLSearchParams(fragment).values().next().value || fragment.replace(/^[a-z-]+=/, '');
}
