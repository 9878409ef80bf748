/** Resolves after so many milliseconds, or when there is nothing to wait for any more. */
export function pause(ms: number, enough?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (enough?.aborted === true) return resolve();
    const end = (): void => {
      clearTimeout(timer);
      enough?.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    enough?.addEventListener('abort', end);
  });
}
