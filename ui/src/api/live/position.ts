/**
 * How far the stream was read: the newest event, then each list by its topic, in the words of the
 * server's event ids: `17;list/local/pods=42`.
 */
export class Position {
  private event: string | null = null;
  private readonly lists = new Map<string, number>();

  /** Without an event to go on from, a change between a page's questions and this moment would be lost. */
  get resumes(): boolean {
    return this.event !== null;
  }

  /** The greeting of a stream names the newest event of all, read or not: it counts only where nothing else does. */
  greeted(id: string | null): void {
    this.event ??= id?.split(';')[0] ?? null;
  }

  reached(id: string): void {
    const [event, ...lists] = id.split(';');
    if (event !== undefined) this.event = event;
    for (const list of lists) {
      const is = list.lastIndexOf('=');
      if (this.lists.has(list.slice(0, is))) this.lists.set(list.slice(0, is), Number(list.slice(is + 1)));
    }
  }

  /** True when somebody begins to follow a list at an earlier point than it is at: then it is to be told again from there. */
  follow(topic: string, from: number): boolean {
    const known = this.lists.get(topic);
    if (known !== undefined && known <= from) return false;
    this.lists.set(topic, from);
    return known !== undefined;
  }

  /** What nobody follows any more begins anew when somebody does. */
  keep(topics: Set<string>): void {
    for (const topic of this.lists.keys()) if (!topics.has(topic)) this.lists.delete(topic);
  }

  toString(): string | null {
    if (this.event === null && this.lists.size === 0) return null;
    return [this.event ?? '0', ...[...this.lists].map(([topic, seq]) => `${topic}=${String(seq)}`)].join(';');
  }
}
