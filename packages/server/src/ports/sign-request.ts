import type { Connection } from '@causeway/core/delivery/destination';

/** What a signature is made over. */
export interface RequestToSign {
  /** Names the request for its receiver: the same however often it is sent. */
  readonly id: string;
  /** Unix milliseconds, of the sending. */
  readonly at: number;
  /** As it leaves; empty when there is none. */
  readonly body: string;
}

/** The headers that prove a request to its receiver. */
export type SignRequest = (
  signing: NonNullable<Connection['signing']>,
  request: RequestToSign,
) => Readonly<Record<string, string>>;
