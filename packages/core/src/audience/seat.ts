/** A customer's place in an audience. `id` is the public one (32 hexadecimal digits), `since` Unix milliseconds. */
export interface AudienceSeat {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly since: number;
}
