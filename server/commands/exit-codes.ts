// Says what went wrong in words and as an exit code (sysexits.h where one fits).
import { SettingError } from '../config.ts';
import { AlreadyRunningError, EmbeddedDatabaseError } from '../database/embedded/join-embedded.ts';
import { NewerSchemaError, OlderSchemaError } from '../database/migrate.ts';
import { UnusableDatabaseError } from '../database/open.ts';
import { type ProblemKind, ProductError } from '../domain/problem.ts';
import { UsageError } from './command.ts';

const ofKind: Record<ProblemKind, number> = {
  invalid: 2,
  'not-found': 3,
  'not-allowed': 4,
  conflict: 5,
  unavailable: 69,
};

// What a file or folder somebody named has against it.
const ofFiles: Record<string, string> = {
  ENOENT: 'does not exist.',
  EACCES: 'may not be read or written by this user.',
  EPERM: 'may not be read or written by this user.',
  EROFS: 'lies on a disk that can only be read.',
  EISDIR: 'is a folder.',
  ENOTDIR: 'is no folder.',
  EEXIST: 'is there already.',
};

/** Words for the operator and the code to end with; `isBug` when the stack is worth showing. */
export function explain(error: unknown): { words: string; code: number; isBug: boolean } {
  const words = error instanceof Error ? error.message : String(error);
  if (error instanceof UsageError || isParseError(error)) return { words, code: 64, isBug: false };
  if (error instanceof ProductError) return { words, code: ofKind[error.kind], isBug: false };
  if (error instanceof SettingError) return { words, code: 78, isBug: false };
  if (error instanceof UnusableDatabaseError || error instanceof EmbeddedDatabaseError)
    return { words, code: 69, isBug: false };
  if (error instanceof AlreadyRunningError) return { words, code: 75, isBug: false };
  if (error instanceof NewerSchemaError || error instanceof OlderSchemaError)
    return { words, code: 78, isBug: false };
  const code = (error as NodeJS.ErrnoException).code;
  if (code !== undefined && code in ofFiles)
    return { words: fileWords(error as NodeJS.ErrnoException), code: 66, isBug: false };
  if (isDiskFull(error))
    return { words: 'The disk is full. Make room, then begin again.', code: 74, isBug: false };
  return { words, code: 1, isBug: true };
}

/** Also where the step that met it says which it was; 53100 is what PostgreSQL calls it. */
function isDiskFull(error: unknown): boolean {
  const { code, cause } = Object(error) as { code?: string; cause?: unknown };
  return code === 'ENOSPC' || code === '53100' || (cause !== undefined && isDiskFull(cause));
}

function isParseError(error: unknown): boolean {
  return String((error as NodeJS.ErrnoException)?.code).startsWith('ERR_PARSE_ARGS');
}

function fileWords({ code, path, message }: NodeJS.ErrnoException): string {
  if (!path) return message;
  return `${path} ${ofFiles[code!]}`;
}
