import type { RegisterStore } from '../ports/register-store.ts';
import { StoreError } from '../ports/store-error.ts';

/** What the hub knows of its own state, for the health checks. */
export interface HubState {
  phase: 'starting' | 'serving' | 'draining';
  /** What the last failed write said; undefined once one has succeeded. */
  storeFailure: string | undefined;
}

/** The store, with its failures noted. */
export function watchedStore(store: RegisterStore, state: HubState): RegisterStore {
  return {
    register: async (...group) => {
      try {
        const result = await store.register(...group);
        state.storeFailure = undefined;
        return result;
      } catch (error) {
        if (error instanceof StoreError) state.storeFailure = error.message;
        throw error;
      }
    },
  };
}
