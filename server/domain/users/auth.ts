// Sign-in by better-auth over our own tables, with everything closed that we do not use.
import { betterAuth } from 'better-auth';
import { APIError, createAuthMiddleware } from 'better-auth/api';
import { twoFactor } from 'better-auth/plugins';
import { announce } from '../../database/announce.ts';
import type { Deps } from '../../deps.ts';
import { admitByProvider } from './admit-by-provider.ts';
import { forgetFailures, noteFailure, refuseTooManyFailures } from './count-failures.ts';
import { openIdSignIn } from './open-id/open-id-sign-in.ts';
import type { SignInProvider } from './open-id/provider.ts';
import { passwordLength } from './passwords.ts';
import { signInSecret } from './sign-in-secret.ts';

export type Auth = ReturnType<typeof createAuth>;

/**
 * Makes better-auth for this installation: passwords and OpenID Connect without sign-up, TOTP with recovery codes,
 * limits per address and per account in the database, its secret derived from ours.
 * @param providers sign-in servers as the admin set them, secrets opened
 */
export function createAuth(deps: Pick<Deps, 'config' | 'db' | 'log'>, providers: SignInProvider[] = []) {
  return betterAuth(authOptions(deps, providers));
}

/** The options, also for the test that compares better-auth's schema with our SQL. */
export function authOptions(deps: Pick<Deps, 'config' | 'db' | 'log'>, providers: SignInProvider[] = []) {
  const { config, db, log } = deps;
  return {
    appName: 'Kontor',
    baseURL: config.url,
    basePath: '/api/auth',
    secret: signInSecret(config),
    database: { db, type: 'postgres' as const },
    telemetry: { enabled: false },
    logger: {
      level: 'warn' as const,
      // Its words may quote addresses: the log gets the kind alone.
      log: (level: string) => log.debug({ level }, 'sign-in'),
    },
    onAPIError: {
      // Where a browser ends whose way back from a sign-in server is broken.
      errorURL: `${config.url}/sign-in`,
      onError: (error: unknown) => {
        // A wrong password is no error of ours.
        if (!(error instanceof APIError)) log.error({ err: error }, 'sign-in failed');
      },
    },
    advanced: {
      cookiePrefix: 'kontor',
      useSecureCookies: config.url.startsWith('https:'),
      // Our own hook stands before every route, also these; see http/walls.ts.
      disableCSRFCheck: true,
      // Where sign-in may lead afterwards is checked, in tests as well.
      disableOriginCheck: false,
      ipAddress: { ipAddressHeaders: ['x-kontor-address'] },
      database: { generateId: 'serial' as const },
    },
    trustedOrigins: [config.url],
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordLength.least,
      maxPasswordLength: passwordLength.most,
    },
    user: {
      modelName: 'users',
      fields: {
        emailVerified: 'email_verified',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    session: {
      modelName: 'sessions',
      fields: {
        userId: 'user_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
      expiresIn: 30 * 86_400,
      updateAge: 86_400,
      cookieCache: { enabled: false },
    },
    account: {
      modelName: 'accounts',
      fields: {
        userId: 'user_id',
        accountId: 'account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
      encryptOAuthTokens: true,
      accountLinking: { enabled: true, trustedProviders: [] },
    },
    verification: {
      modelName: 'verifications',
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
      storeIdentifier: 'hashed' as const,
    },
    rateLimit: {
      enabled: true,
      storage: 'database' as const,
      modelName: 'rate_limits',
      fields: { lastRequest: 'last_request' },
      window: 60,
      max: 100,
      customRules: {
        '/sign-in/email': { window: 60, max: 20 },
        '/sign-in/social': { window: 60, max: 30 },
        '/two-factor/*': { window: 60, max: 20 },
        '/get-session': false as const,
      },
    },
    databaseHooks: {
      session: {
        delete: {
          // Open screens of the session close at once.
          after: async (session: { userId: string }) =>
            announce(db, { what: 'access', user: String(session.userId) }),
        },
        create: {
          // Whoever has left opens no session, by whatever way they come.
          before: async (session: { userId: string }) => {
            const user = await db
              .selectFrom('users')
              .select('disabled_at')
              .where('id', '=', String(session.userId))
              .executeTakeFirst();
            if (!user || user.disabled_at !== null)
              throw new APIError('UNAUTHORIZED', { code: 'INVALID_EMAIL_OR_PASSWORD' });
          },
        },
      },
    },
    hooks: {
      before: createAuthMiddleware(async (context) => {
        if (context.path === '/sign-in/email') await refuseTooManyFailures(db, context.body?.email);
      }),
      after: createAuthMiddleware(async (context) => {
        if (context.path !== '/sign-in/email') return;
        const failed = context.context.returned instanceof APIError;
        if (failed) await noteFailure(db, context.body?.email);
        else await forgetFailures(db, context.body?.email);
      }),
    },
    plugins: [
      twoFactor({
        issuer: 'Kontor',
        twoFactorTable: 'two_factors',
        schema: {
          user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
          twoFactor: {
            modelName: 'two_factors',
            fields: {
              userId: 'user_id',
              backupCodes: 'backup_codes',
              failedVerificationCount: 'failed_verification_count',
              lockedUntil: 'locked_until',
            },
          },
        },
      }),
      openIdSignIn(deps, providers, (person) => admitByProvider(deps, person)),
    ],
  };
}
