import { timeOf } from '@causeway/contract/page';
import { parseFilter } from '@causeway/core/audience/language/parse-filter';
import { ruleToAst } from '@causeway/core/audience/language/rule-ast';
import { asDestinationsSee } from '@causeway/core/customer/as-destinations-see';
import type { AudienceSeat } from '@causeway/core/audience/seat';
import type { Customer } from '@causeway/core/customer/customer';
import type { JsonObject } from '@causeway/core/result/json';
import { slugsOf } from '@causeway/core/template/entity';
import type { AudienceRecord } from '../../ports/audience-store.ts';
import { OPTIONS } from './read-segment.ts';

/** An audience as the API shows a segment. */
export function segmentView(audience: AudienceRecord, sized: boolean): JsonObject {
  const { publicId, name, slug, description, filter, options, members, createdAt, updatedAt } = audience;
  const parsed = parseFilter(filter);
  return {
    ...OPTIONS,
    ...options,
    id: publicId,
    name,
    slug_name: slug,
    public_name: slug,
    description,
    segment_ql: filter,
    ast: 'filter' in parsed ? ruleToAst(parsed.filter.rule) : null,
    table: 'user',
    valid: 'filter' in parsed,
    ...(sized ? { size: members } : {}),
    created: timeOf(createdAt),
    updated: timeOf(updatedAt),
    created_ms: createdAt,
    modified_ms: updatedAt,
  };
}

export function sizeView({ publicId, name, slug, members }: AudienceRecord): JsonObject {
  return { id: publicId, name, slug_name: slug, size: members };
}

/** Somebody as the API shows an entity: the fields of the profile, and where they are. */
export function entityView(customer: Customer, seats: readonly AudienceSeat[]): JsonObject {
  const uid = customer.anonymousIds.at(-1);
  const slugs = slugsOf(seats);
  return {
    ...asDestinationsSee(customer).attributes,
    ...(customer.anonymous ? {} : { _id: customer.id }),
    ...(uid === undefined ? {} : { _uid: uid }),
    _segments: slugs,
    segments: slugs,
  };
}
