// What a process does at its end, such as closing its connections.

/** Last begun first; what fails is told and the rest still done. */
export class Ends {
  private readonly all: (() => Promise<unknown>)[] = [];
  private readonly tell: (error: unknown) => Promise<void>;

  constructor(tell: (error: unknown) => Promise<void>) {
    this.tell = tell;
  }

  add(end: () => Promise<unknown>): void {
    this.all.push(end);
  }

  async run(): Promise<void> {
    for (const end of this.all.splice(0).reverse()) await end().catch(this.tell);
  }
}

/**
 * What was begun beside each other, in its order. Where one fails the others are waited for too: what they opened is then
 * among the ends.
 * @throws the first of their errors
 */
export async function whenAllEnded<All extends readonly unknown[] | []>(
  begun: All,
): Promise<{ [At in keyof All]: Awaited<All[At]> }> {
  await Promise.allSettled(begun);
  return Promise.all(begun) as Promise<{ [At in keyof All]: Awaited<All[At]> }>;
}
