import type { Worker } from 'node:worker_threads';

/** What the keeper is told, and what it answers to `fold`. */
export type ToKeeper = 'stop' | 'fold';
export type FromKeeper = 'folded' | 'busy';

/** Has the keeper fold the whole write-ahead log into the database. Answers false when it could not just then. */
export function foldInKeeper(keeper: Worker): () => Promise<boolean> {
  return () =>
    new Promise((resolve) => {
      const ended = (answer: boolean): void => {
        keeper.off('message', heard);
        keeper.off('exit', gone);
        resolve(answer);
      };
      const heard = (said: FromKeeper): void => ended(said === 'folded');
      const gone = (): void => ended(false);
      keeper.once('message', heard);
      keeper.once('exit', gone);
      keeper.postMessage('fold' satisfies ToKeeper);
    });
}
