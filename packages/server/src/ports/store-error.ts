/**
 * The store could not do its work. `locked`: another hub uses the data folder. `read_only`, `full`, `newer`, `broken`
 * say what is wrong with the data folder; `unavailable` that it may work again soon.
 */
export type StoreErrorCode = 'locked' | 'read_only' | 'full' | 'newer' | 'broken' | 'unavailable';

export class StoreError extends Error {
  readonly code: StoreErrorCode;
  constructor(code: StoreErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StoreError';
    this.code = code;
  }
}
