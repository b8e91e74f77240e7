// Every page and its address. The inbox is part of the first load, all else comes when it is opened.
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { filtersOf } from '../contacts/card-filters.ts';
import { ConversationScreen } from '../conversations/conversation-screen.tsx';
import { ConversationsScreen } from '../conversations/conversations-screen.tsx';
import { NothingOpen } from '../conversations/nothing-open.tsx';
import { type Asked, readAsked } from '../correspondence/use-asked.ts';
import { Broken } from './broken.tsx';
import { enter } from './enter.ts';
import { Frame } from './frame.tsx';
import * as links from './links.ts';
import { NotFound } from './not-found.tsx';
import { piece, pieceWithWords } from './piece.tsx';
import { Root } from './root.tsx';

const root = createRootRoute({ component: Root, notFoundComponent: NotFound });
const outside = <Path extends string>(path: Path) => ({ getParentRoute: () => root, path });

const frame = createRoute({ getParentRoute: () => root, id: 'frame', component: Frame, beforeLoad: enter });
const inside = <Path extends string>(path: Path) => ({ getParentRoute: () => frame, path });

/** Lists that are narrowed by words keep these in the address; no more than the server takes. */
const narrowed = (input: Record<string, unknown>): { q?: string } =>
  typeof input.q === 'string' && input.q ? { q: input.q.slice(0, links.longestQuery) } : {};

/** Whose correspondence, in which form, narrowed by what. */
const ofCustomers = (input: Record<string, unknown>): Asked & { of?: string } => ({
  ...readAsked(input),
  ...(typeof input.of === 'string' && input.of ? { of: input.of } : {}),
});

const home = createRoute({
  ...inside('/'),
  beforeLoad: () => {
    throw redirect({ to: '/conversations/$list', params: { list: 'inbox' } });
  },
});
const conversations = createRoute({ ...inside('/conversations/$list'), component: ConversationsScreen });
const nothingOpen = createRoute({ getParentRoute: () => conversations, path: '/', component: NothingOpen });
const conversation = createRoute({
  getParentRoute: () => conversations,
  path: '/$id',
  component: ConversationScreen,
});

/** What is searched, as what it is shown, what comes first, and of which view it is. */
const searched = (input: Record<string, unknown>): links.SearchAddress => ({
  ...narrowed(input),
  ...(input.as === 'conversations' || input.as === 'addresses' ? { as: input.as } : {}),
  ...(input.sort === 'date' || input.sort === 'relevance' ? { sort: input.sort } : {}),
  ...(/^\d+$/.test(String(input.view)) ? { view: String(input.view) } : {}),
});
const search = createRoute({
  ...inside('/search'),
  validateSearch: searched,
  component: lazyRouteComponent(() => pieceWithWords(import('../search/search-screen.tsx')), 'SearchScreen'),
});
const contacts = createRoute({
  ...inside('/contacts'),
  validateSearch: filtersOf,
  component: lazyRouteComponent(
    () => pieceWithWords(import('../contacts/contacts-screen.tsx')),
    'ContactsScreen',
  ),
});
const contact = createRoute({
  ...inside('/contacts/$id/{-$tab}'),
  validateSearch: readAsked,
  component: lazyRouteComponent(
    () => pieceWithWords(import('../contacts/contact-screen.tsx')),
    'ContactScreen',
  ),
});
const companies = createRoute({
  ...inside('/companies'),
  validateSearch: filtersOf,
  component: lazyRouteComponent(
    () => pieceWithWords(import('../companies/companies-screen.tsx')),
    'CompaniesScreen',
  ),
});
const company = createRoute({
  ...inside('/companies/$id/{-$tab}'),
  validateSearch: readAsked,
  component: lazyRouteComponent(
    () => pieceWithWords(import('../companies/company-screen.tsx')),
    'CompanyScreen',
  ),
});
const correspondence = createRoute({
  ...inside('/correspondence'),
  validateSearch: ofCustomers,
  component: lazyRouteComponent(
    () => pieceWithWords(import('../correspondence/correspondence-screen.tsx')),
    'CorrespondenceScreen',
  ),
});
const printedCorrespondence = createRoute({
  ...outside('/correspondence/print'),
  validateSearch: ofCustomers,
  beforeLoad: enter,
  component: lazyRouteComponent(
    () => pieceWithWords(import('../correspondence/print-screen.tsx')),
    'PrintScreen',
  ),
});
const bin = createRoute({
  ...inside('/bin'),
  component: lazyRouteComponent(() => pieceWithWords(import('../contacts/bin-screen.tsx')), 'BinScreen'),
});
const tags = createRoute({
  ...inside('/tags'),
  component: lazyRouteComponent(() => pieceWithWords(import('../contacts/tags-screen.tsx')), 'TagsScreen'),
});
const cardReview = createRoute({
  ...inside('/cards/review'),
  component: lazyRouteComponent(
    () => pieceWithWords(import('../contacts/card-review-screen.tsx')),
    'CardReviewScreen',
  ),
});
/** People without a card: words, order or grouping, what is shown besides. */
const unfiledLook = (input: Record<string, unknown>) => ({
  ...narrowed(input),
  ...(input.by === 'recent' || input.by === 'name' || input.by === 'domain' ? { by: input.by } : {}),
  ...(input.all === true ? { all: true as const } : {}),
  ...(input.never === true ? { never: true as const } : {}),
});
const unfiled = createRoute({
  ...inside('/unfiled'),
  validateSearch: unfiledLook,
  component: lazyRouteComponent(
    () => pieceWithWords(import('../contacts/unfiled-screen.tsx')),
    'UnfiledScreen',
  ),
});
const duplicates = createRoute({
  ...inside('/cards/duplicates'),
  component: lazyRouteComponent(
    () => pieceWithWords(import('../merges/duplicates-screen.tsx')),
    'DuplicatesScreen',
  ),
});
const mergeCards = createRoute({
  ...inside('/cards/merge/$type/$id'),
  validateSearch: (input: Record<string, unknown>): { other?: string } =>
    /^[1-9]\d{0,18}$/.test(String(input.other)) ? { other: String(input.other) } : {},
  component: lazyRouteComponent(() => pieceWithWords(import('../merges/merge-screen.tsx')), 'MergeScreen'),
});
const cardImports = createRoute({
  ...inside('/cards/import'),
  component: lazyRouteComponent(
    () => pieceWithWords(import('../card-imports/imports-screen.tsx')),
    'ImportsScreen',
  ),
});
const cardImport = createRoute({
  ...inside('/cards/import/$id'),
  component: lazyRouteComponent(
    () => pieceWithWords(import('../card-imports/import-screen.tsx')),
    'ImportScreen',
  ),
});
const mailboxes = createRoute({
  ...inside('/mailboxes'),
  component: lazyRouteComponent(
    () => pieceWithWords(import('../mailboxes/mailboxes-screen.tsx')),
    'MailboxesScreen',
  ),
});
const connectMailbox = createRoute({
  ...inside('/mailboxes/connect'),
  component: lazyRouteComponent(
    () => pieceWithWords(import('../mailboxes/connect-screen.tsx')),
    'ConnectScreen',
  ),
});
const importMail = createRoute({
  ...inside('/mailboxes/import'),
  component: lazyRouteComponent(
    () => pieceWithWords(import('../mailboxes/import-screen.tsx')),
    'ImportScreen',
  ),
});
const oauthClients = createRoute({
  ...inside('/mailboxes/providers'),
  component: lazyRouteComponent(
    () => pieceWithWords(import('../mailboxes/providers-screen.tsx')),
    'ProvidersScreen',
  ),
});
const mailbox = createRoute({
  ...inside('/mailboxes/$id'),
  component: lazyRouteComponent(
    () => pieceWithWords(import('../mailboxes/mailbox-screen.tsx')),
    'MailboxScreen',
  ),
});
const quarantine = createRoute({
  ...inside('/quarantine'),
  component: lazyRouteComponent(
    () => pieceWithWords(import('../mailboxes/quarantine-screen.tsx')),
    'QuarantineScreen',
  ),
});
const users = createRoute({
  ...inside('/users'),
  component: lazyRouteComponent(() => pieceWithWords(import('../users/users-screen.tsx')), 'UsersScreen'),
});
const signInServers = createRoute({
  ...inside('/users/sign-in-servers'),
  component: lazyRouteComponent(
    () => pieceWithWords(import('../users/sign-in-servers-screen.tsx')),
    'SignInServersScreen',
  ),
});
const house = createRoute({
  ...inside('/house'),
  component: lazyRouteComponent(() => pieceWithWords(import('../house/house-screen.tsx')), 'HouseScreen'),
});
const me = createRoute({
  ...inside('/me'),
  component: lazyRouteComponent(() => pieceWithWords(import('../me/me-screen.tsx')), 'MeScreen'),
});
const more = createRoute({
  ...inside('/more'),
  component: lazyRouteComponent(() => pieceWithWords(import('./more-screen.tsx')), 'MoreScreen'),
});
const nowhere = createRoute({ ...inside('$'), component: NotFound });

const setup = createRoute({
  ...outside('/setup'),
  component: lazyRouteComponent(() => pieceWithWords(import('../setup/setup-screen.tsx')), 'SetupScreen'),
});
const signIn = createRoute({
  ...outside('/sign-in'),
  validateSearch: (input: Record<string, unknown>): { to?: string; error?: string } => ({
    ...(typeof input.to === 'string' && /^\/(?!\/)/.test(input.to) ? { to: input.to } : {}),
    // Where a sign-in server sends the browser when it came to nothing.
    ...(typeof input.error === 'string' ? { error: input.error } : {}),
  }),
  component: lazyRouteComponent(() => piece(import('../sign-in/sign-in-screen.tsx')), 'SignInScreen'),
});
const invitation = createRoute({
  ...outside('/invitation'),
  component: lazyRouteComponent(() => piece(import('../sign-in/invitation-screen.tsx')), 'InvitationScreen'),
});
const password = createRoute({
  ...outside('/password'),
  component: lazyRouteComponent(() => piece(import('../sign-in/password-screen.tsx')), 'PasswordScreen'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    frame.addChildren([
      home,
      conversations.addChildren([nothingOpen, conversation]),
      search,
      contacts,
      contact,
      companies,
      company,
      correspondence,
      bin,
      tags,
      cardReview,
      unfiled,
      duplicates,
      mergeCards,
      cardImports,
      cardImport,
      mailboxes,
      connectMailbox,
      importMail,
      oauthClients,
      mailbox,
      quarantine,
      users,
      signInServers,
      house,
      me,
      more,
      nowhere,
    ]),
    printedCorrespondence,
    setup,
    signIn,
    invitation,
    password,
  ]),
  defaultPreload: 'intent',
  defaultPendingMs: 300,
  defaultErrorComponent: Broken,
  scrollRestoration: false,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
  interface HistoryState {
    /** Opened from a list: going back returns to its place there. */
    fromList?: boolean;
  }
}
