// Bounds how many bytes of mail one process holds in memory between the servers and the database.

/** Takers wait in line until what they want is free. */
export class ByteBudget {
  readonly most: number;
  private free: number;
  private readonly line: { want: number; go: () => void }[] = [];

  constructor(most: number) {
    this.most = most;
    this.free = most;
  }

  /** Takes bytes, at most all there are; give the same number back. */
  async take(bytes: number): Promise<number> {
    const want = Math.min(bytes, this.most);
    if (this.line.length > 0 || want > this.free) {
      await new Promise<void>((go) => {
        this.line.push({ want, go });
        this.serve();
      });
    } else this.free -= want;
    return want;
  }

  give(bytes: number): void {
    this.free += bytes;
    this.serve();
  }

  private serve(): void {
    while (this.line[0] && this.line[0].want <= this.free) {
      const { want, go } = this.line.shift()!;
      this.free -= want;
      go();
    }
  }
}
