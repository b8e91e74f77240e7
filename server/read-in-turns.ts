// Reads modules in turns, so that what was begun before may go on meanwhile.

/**
 * Reads modules one after the other. Node reads a module with all it imports in one go; between two of them
 * there is a turn here, in which the answers of a database that is just coming up are taken.
 * @param names packages or absolute paths
 */
export async function readInTurns<Module>(names: string[]): Promise<Module[]> {
  const modules: Module[] = [];
  for (const name of names) {
    modules.push((await import(name)) as Module);
    await turn();
  }
  return modules;
}

function turn(): Promise<void> {
  return new Promise((done) => setImmediate(done));
}
