/**
 * Writes that were answered but are not visible yet. They apply in the order they were accepted, never a later one
 * before an earlier one, even when the delay was shortened in between.
 */
export class PendingWrites {
  #queue: { readonly due: number; readonly apply: () => void }[] = [];

  get size(): number {
    return this.#queue.length;
  }

  /** Applies now when nothing waits and there is no delay; otherwise queues. */
  add(now: number, delay: number, apply: () => void): void {
    if (delay <= 0 && this.#queue.length === 0) return apply();
    this.#queue.push({ due: now + delay, apply });
  }

  /** Applies what is due by now. */
  settle(now: number): void {
    let count = 0;
    while (count < this.#queue.length && (this.#queue[count]?.due as number) <= now) count++;
    this.#run(count);
  }

  /** Applies everything: a call that changes identity must see all that was accepted before it. */
  flush(): void {
    this.#run(this.#queue.length);
  }

  discard(): void {
    this.#queue = [];
  }

  #run(count: number): void {
    if (count === 0) return;
    const ready = this.#queue.splice(0, count);
    for (const write of ready) write.apply();
  }
}
