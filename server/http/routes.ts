// The list of all route files; what is not here does not exist.
import type { Deps } from '../deps.ts';
import type { App } from './app.ts';
import { registerAuth } from './auth.ts';
import { registerCardReview } from './card-review.ts';
import { registerCards } from './cards.ts';
import { registerConversations } from './conversations.ts';
import { registerCorrespondence } from './correspondence.ts';
import { registerCustomers } from './customers.ts';
import { registerFolders } from './folders.ts';
import { registerHealth } from './health.ts';
import { registerHouse } from './house.ts';
import { registerImports } from './imports.ts';
import { registerInvitations } from './invitations.ts';
import { registerLive } from './live.ts';
import { registerMailboxes } from './mailboxes.ts';
import { registerMe } from './me.ts';
import { registerMessages } from './messages.ts';
import { registerMetrics } from './metrics.ts';
import { registerOAuth } from './oauth.ts';
import { registerOpenApi } from './openapi.ts';
import { registerQuarantine } from './quarantine.ts';
import { registerSearch } from './search.ts';
import { registerSetup } from './setup.ts';
import { registerTeams } from './teams.ts';
import { registerThreadActs } from './thread-acts.ts';
import { registerTokens } from './tokens.ts';
import { registerUsers } from './users.ts';
import { registerViews } from './views.ts';

/** Registers every route of the API. */
export function registerAll(app: App, deps: Deps): void {
  registerHealth(app, deps);
  registerMetrics(app, deps);
  registerOpenApi(app);
  registerSetup(app, deps);
  registerAuth(app, deps);
  registerLive(app, deps);
  registerMe(app, deps);
  registerTokens(app, deps);
  registerUsers(app, deps);
  registerTeams(app, deps);
  registerInvitations(app, deps);
  registerHouse(app, deps);
  registerConversations(app, deps);
  registerThreadActs(app, deps);
  registerMessages(app, deps);
  registerCorrespondence(app, deps);
  registerCustomers(app, deps);
  registerCards(app, deps);
  registerCardReview(app, deps);
  registerSearch(app, deps);
  registerViews(app, deps);
  registerFolders(app, deps);
  registerMailboxes(app, deps);
  registerOAuth(app, deps);
  registerQuarantine(app, deps);
  registerImports(app, deps);
}
