// Hashes passwords as better-auth does and says which are too short.
import { ProductError } from '../problem.ts';

/** Characters. */
export const passwordLength = { least: 10, most: 200 };

/** The hash to store (scrypt). @throws ProductError invalid when too short or too long */
export async function hashPassword(password: string): Promise<string> {
  if (password.length < passwordLength.least || password.length > passwordLength.most)
    throw new ProductError(
      'invalid',
      `A password has ${passwordLength.least} to ${passwordLength.most} characters.`,
      'password-length',
      { field: 'password', ...passwordLength },
    );
  const { hashPassword: scrypt } = await import('better-auth/crypto');
  return scrypt(password);
}
