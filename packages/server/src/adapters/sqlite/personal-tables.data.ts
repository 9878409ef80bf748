/** How rows of a customer are found: by the column alone, in each integration, or in the customer's lane of each. */
export type Way = 'column' | 'integration' | 'lane';

export interface PersonalTable {
  readonly table: string;
  /** Holds the customer's number. */
  readonly column: string;
  /**
   * When its rows are deleted: with the request, in the step of that name, or, as `apart` says, by code of its own.
   */
  readonly when: 'begin' | 'queue' | 'profile' | 'apart';
  readonly way: Way;
}

const row = (
  table: string,
  when: PersonalTable['when'],
  way: Way = 'column',
  column: string = 'customer',
): PersonalTable => ({ table, column, when, way });

/**
 * Every table that names customers. Who erases somebody goes through this list, and a test holds it against the real
 * schema: a column that is neither here nor below with its reason fails.
 */
export const PERSONAL_TABLES: readonly PersonalTable[] = [
  // First, and all at once: from then on nobody is found, judged or told of.
  row('identifiers', 'begin'),
  row('external_ids', 'begin'),
  row('attendances', 'begin'),
  row('attendance_wholes', 'begin'),
  row('attendance_parts', 'begin'),
  row('audience_members', 'begin'),
  row('replies', 'begin'),
  // Undoing a merge would bring them back, and a question about them has no answer any more.
  row('merges', 'begin', 'column', 'from_customer'),
  row('merges', 'begin', 'column', 'into_customer'),
  row('identity_conflicts', 'begin'),
  row('identity_conflicts', 'begin', 'column', 'other'),
  row('customers', 'begin', 'column', 'key'),

  // Dead letters before what they are sent again as.
  row('dead_letters', 'queue'),
  row('held', 'queue'),
  row('messages', 'queue', 'lane'),
  row('waiting', 'queue', 'lane'),
  row('sent_values', 'queue', 'integration'),
  row('shadows', 'queue', 'integration'),

  row('transactions', 'profile'),
  row('consent_changes', 'profile'),

  // With its events, a portion at a time.
  row('events', 'apart'),
  row('customer_events', 'apart'),
  row('customer_events_tail', 'apart'),
  // With the records in stored requests that they lead to.
  row('outcomes', 'apart'),
  // Blacked out: that there was a request, and what was answered, stays.
  row('inbound_receipts', 'apart'),
];

/** Columns that are called like one that names a customer, or are one, and stay: each with its reason. */
export const KEPT_COLUMNS: Readonly<Record<string, string>> = {
  'customers.merged_into': 'the rows of everybody who was merged are deleted by their own number',
  'existing_runs.customer': 'a place in an order, which is a bare number that nothing else leads to',
  'erased_customers.customer': 'says that the number is nobody’s, so that it is never given out again',
  'inbound_receipts.customer_text': 'taken out with the rest of the receipt',
};
