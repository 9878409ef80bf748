/**
 * The error texts of the wire, letter by letter (the misspelling of "identifiers" is Insider's own).
 * Texts marked inferred have no published wording: the rule is documented, the sentence is ours.
 */
export const texts = {
  usersMissing: 'users must be defined: bad request',
  bodyTooLarge: 'request body is bigger than maximum allowed size 5,000,000 bytes',
  contentType: 'content type must be application/json',
  notJson: 'Request data is not in valid JSON format.',
  accessDenied: 'Access Denied. You do not have sufficient access to perform this action.',
  tooManyRequests: 'rejected: too many requests',
  unknownError: 'The request processing has failed because of an unknown error.',
  temporarilyUnavailable: 'temporarily unavailable',
  upstreamTimeout: 'upstream timeout',
  noIdentifier: 'either insider_id or idenifiers must be specified',
  identifierKey: 'key must be one of phone_number(pn), email(em) or uuid',
  sameIdentifiers: 'identifier values are the same: bad request',
  notExactlyOne: 'there must be exactly 1 entry for both new and old identifiers: bad request',
  alreadyAssigned: 'new identifier already has a user assigned to it: bad request',
  noValidIdentifier: 'no valid identifier: bad request',
  soleIdentifier: 'you cannot delete the sole identifier specified for a user: bad request',
  noSuchUser: 'no such user for these identifiers: no data',
  /** inferred */
  tooManyUsers: 'users must have at most 1,000 entries: bad request',
  /** inferred */
  nothingWanted: 'attributes or events must be defined: bad request',
  /** inferred */
  nothingToWrite: 'either attributes or events must be specified',
  /** inferred */
  emptyAttributes: 'attributes must have at least one attribute',
  /** inferred */
  unknownTable: 'table must be contacts or events: bad request',
  /** inferred */
  notFound: 'not found',
  /** inferred */
  methodNotAllowed: 'method not allowed',
} as const;

export const rules = {
  email: 'regexp(^.+@.+\\..+$)',
  phone: 'regexp(^\\+[1-9]\\d{6,14}$)',
  /** Published with capitals allowed; the recorded refusal of a name with a capital shows they are not. */
  eventName: 'regexp(^[a-z0-9][a-zA-Z0-9._-]*$)',
  identifierKey: 'in(defaults_column)',
  string: 'type(string)',
  required: 'required',
} as const;
