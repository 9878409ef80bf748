import type { EventRefusal } from '../event/event-refusal.ts';

/** Refusals that registering itself knows; those of balances are the ledger's. Codes: antavo FACTS (b). */

export function unknownCustomer(shown: string, hint?: string): EventRefusal {
  return {
    status: 404,
    type: 'NotFoundException',
    code: 160212,
    message: 'Customer not found',
    field: 'customer',
    hint:
      hint ??
      `Nobody is known as ${shown}. Send opt_in first, or have customers made whom the hub does not know: Settings, Workspace.`,
  };
}

export function missingCustomer(): EventRefusal {
  return {
    status: 400,
    type: 'BadRequestException',
    code: 160211,
    message: 'The customer is missing',
    field: 'customer',
    hint: 'Say whom the event is about.',
  };
}

export function ambiguousCustomer(name: string): EventRefusal {
  return {
    status: 409,
    type: 'ConflictException',
    code: 0,
    message: `Several customers have this ${name}`,
    field: 'customer',
    hint: 'Name the customer by its id, or give the value to one of them only.',
  };
}

export function unknownAction(action: string): EventRefusal {
  return {
    status: 400,
    type: 'BadRequestException',
    code: 203404,
    message: `Invalid action: ${action.slice(0, 100)}`,
    field: 'action',
    hint: 'Event types are listed in the settings; create a custom one if this is yours.',
  };
}

export function internalAction(action: string): EventRefusal {
  return {
    ...unknownAction(action),
    hint: 'The hub makes events of this type itself; they cannot be submitted.',
  };
}

export function notExternal(name: string): EventRefusal {
  return {
    status: 400,
    type: 'BadRequestException',
    code: 0,
    message: `${name.slice(0, 100)} is not an external id`,
    field: 'external_id',
    hint: 'external_id names the attribute whose value is in customer. Tag the attribute as external id in the settings.',
  };
}

export function beingGathered(name: string): EventRefusal {
  return {
    status: 503,
    type: 'ServiceUnavailableException',
    code: 0,
    message: `The values of ${name.slice(0, 100)} are still being gathered`,
    field: 'external_id',
    hint: 'It became an external id a moment ago. Send this again in a minute.',
  };
}

export function tooMuch(message: string): EventRefusal {
  return { status: 400, type: 'BadRequestException', code: 0, message, field: 'data' };
}
