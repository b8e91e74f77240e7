// Reads modules in turns, so that what was begun before may go on meanwhile.
import { join } from 'node:path';

/**
 * Reads files of a folder one after the other. Node reads a module with all it imports in one go; between two of them
 * there is a turn here, in which the answers of a database that is just coming up are taken.
 * @param names without `.ts`
 */
export async function readInTurns<Module>(folder: string, names: string[]): Promise<Module[]> {
  const modules: Module[] = [];
  for (const name of names) {
    modules.push((await import(join(folder, `${name}.ts`))) as Module);
    await turn();
  }
  return modules;
}

function turn(): Promise<void> {
  return new Promise((done) => setImmediate(done));
}
