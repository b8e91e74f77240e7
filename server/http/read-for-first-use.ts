// Reads, just after the start, what the first sign-in, search and letter shown would otherwise wait for.
import { spellOutForms } from '../domain/search/words/stem.ts';
import type { App } from './app.ts';

// Milliseconds: whoever waited for the start is answered before.
const later = 1000;

/** Begins when the application listens; one that only answers `inject` reads what it needs when it needs it. */
export function readForFirstUse(app: App): void {
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;
  app.addHook('onListen', async () => {
    timer = setTimeout(read, later).unref();
  });
  app.addHook('onClose', async () => {
    isClosed = true;
    clearTimeout(timer);
  });

  async function read(): Promise<void> {
    try {
      await app.auth();
      await import('../protocols/mime/sanitise-html.ts');
      spellOutForms();
    } catch (err) {
      // The first who needs it meets the same error, and is told.
      if (!isClosed) app.log.warn({ err }, 'reading ahead');
    }
  }
}
