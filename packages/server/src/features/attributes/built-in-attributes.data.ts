import type { AttributeDefinition, AttributeType } from '@causeway/core/customer/attribute';

type Row = readonly [name: string, label: string, type: AttributeType, choices?: readonly string[]];

/** Attributes that every workspace has and anybody may set. */
const WRITABLE: readonly Row[] = [
  ['email', 'E-mail address', 'string'],
  ['first_name', 'First name', 'string'],
  ['last_name', 'Last name', 'string'],
  ['handler', 'Nickname', 'string'],
  ['birth_date', 'Birthday', 'date'],
  ['gender', 'Gender', 'select', ['male', 'female']],
  ['language', 'Language', 'string'],
  ['currency', 'Currency', 'string'],
  ['country', 'Country', 'string'],
  ['mobile_phone', 'Mobile phone', 'string'],
  ['phone', 'Phone', 'string'],
  ['image_url', 'Picture', 'image'],
  ['membership_id', 'Membership numbers', 'list'],
  ['referrer', 'Invited by', 'string'],
  ['labels', 'Labels', 'list'],
  ['src', 'Signed up through', 'string'],
];

/** Attributes that the hub computes. */
const COMPUTED: readonly Row[] = [
  ['status', 'Status', 'select', ['active', 'inactive', 'banned', 'suspended', 'merged']],
  ['score', 'Points ever earned', 'numeric'],
  ['spent', 'Points spent', 'numeric'],
  ['reserved', 'Points reserved', 'numeric'],
  ['expired', 'Points expired', 'numeric'],
  ['pending', 'Points pending', 'numeric'],
  ['spendable', 'Points to spend', 'numeric'],
  ['purchase_total', 'Total of purchases', 'numeric'],
  ['purchase_count', 'Number of purchases', 'numeric'],
  ['purchase_item_count', 'Number of items bought', 'numeric'],
  ['purchase_first_date', 'First purchase', 'datetime'],
  ['purchase_last_date', 'Last purchase', 'datetime'],
  ['last_earn_date', 'Last earned points', 'datetime'],
  ['last_spend_date', 'Last spent points', 'datetime'],
  ['created_at', 'Created', 'datetime'],
  ['updated_at', 'Last changed', 'datetime'],
  ['optin_at', 'Opted in', 'datetime'],
  ['optout_at', 'Opted out', 'datetime'],
  ['last_login_at', 'Last login', 'datetime'],
  ['tiers', 'Tiers', 'list'],
  ['accounts', 'Accounts', 'list'],
  ['clubs', 'Clubs', 'list'],
  ['activities', 'Challenges finished', 'list'],
  ['rewards', 'Rewards claimed', 'list'],
  ['referrals', 'People invited', 'list'],
  ['group_id', 'Group', 'string'],
];

const SEARCHABLE: ReadonlySet<string> = new Set([
  'email',
  'first_name',
  'last_name',
  'mobile_phone',
  'phone',
  'status',
]);

function definitions(rows: readonly Row[], readOnly: boolean): readonly AttributeDefinition[] {
  return rows.map(([name, label, type, choices]) => ({
    name,
    label,
    type,
    tags: SEARCHABLE.has(name) ? (['searchable'] as const) : [],
    readOnly,
    ...(choices === undefined ? {} : { choices }),
    ...(name === 'email' ? { format: 'email' as const } : {}),
  }));
}

/** What every workspace has without defining it. */
export const BUILT_IN_ATTRIBUTES: readonly AttributeDefinition[] = [
  ...definitions(WRITABLE, false),
  ...definitions(COMPUTED, true),
];
