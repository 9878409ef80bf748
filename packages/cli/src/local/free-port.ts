import { createServer } from 'node:net';

/** Whether nobody listens on this port of this address. */
export function isFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
}

/** `wanted` when it is free, else 0, which lets the system choose. */
export async function portOrAny(wanted: number): Promise<number> {
  return (await isFree(wanted, '127.0.0.1')) ? wanted : 0;
}
