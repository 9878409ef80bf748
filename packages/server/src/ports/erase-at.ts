import type { ErasureAnswer, PlannedRequest } from '@causeway/core/delivery/destination';

/** Sends a request to delete somebody to an integration's destination, and says what was answered. */
export type EraseAt = (
  workspace: number,
  integration: number,
  request: PlannedRequest,
) => Promise<ErasureAnswer & { readonly statusCode: number | undefined }>;
