// Which of better-auth's routes exist; apart from better-auth itself, which is read after the start.

/** better-auth's routes that exist; any other path of it answers 404. */
export const authRoutes: { method: 'GET' | 'POST'; path: string; open: boolean }[] = [
  { method: 'POST', path: '/sign-in/email', open: true },
  { method: 'POST', path: '/sign-in/social', open: true },
  { method: 'GET', path: '/callback/:id', open: true },
  { method: 'POST', path: '/two-factor/verify-totp', open: true },
  { method: 'POST', path: '/two-factor/verify-backup-code', open: true },
  { method: 'POST', path: '/sign-out', open: true },
  { method: 'GET', path: '/get-session', open: true },
  { method: 'GET', path: '/list-sessions', open: false },
  { method: 'POST', path: '/revoke-session', open: false },
  { method: 'POST', path: '/revoke-other-sessions', open: false },
  { method: 'POST', path: '/change-password', open: false },
  { method: 'POST', path: '/two-factor/enable', open: false },
  { method: 'POST', path: '/two-factor/disable', open: false },
  { method: 'POST', path: '/two-factor/generate-backup-codes', open: false },
];
