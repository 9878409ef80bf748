import type { SandboxState } from '../http/sandbox-state.ts';
import type { Json } from '../json.ts';
import type { Reply } from './reply.ts';

export interface ControlRequest {
  readonly method: string;
  /** decoded path below `/_sandbox/api/`, one part per element */
  readonly path: readonly string[];
  readonly query: URLSearchParams;
  readonly body: Json | undefined;
}

/** One call of the control API. `id` is the second part of its path, empty for calls without. */
export type ControlCall = (
  state: SandboxState,
  request: ControlRequest,
  id: string,
) => Reply | Promise<Reply>;

/** Calls by method and path, `*` for any second part. */
export type ControlRoutes = Readonly<Record<string, ControlCall>>;

export function limitOf(query: URLSearchParams): number {
  const limit = Number(query.get('limit') ?? 50);
  return Number.isInteger(limit) && limit > 0 ? Math.min(limit, 10_000) : 50;
}
