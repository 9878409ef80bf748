import type { DraftPlaces } from './form-draft.ts';

/**
 * The field of the form that a JSON pointer of the hub means: `/settings/profile/3/to` is `settings.profile.3.to`.
 * `places` puts rows back where they stand in the form, when some were left out of what was sent. Undefined: no field of
 * this form.
 */
export function fieldPlace(pointer: string, places?: DraftPlaces): string | undefined {
  const steps = pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  const [root, ...path] = steps;
  if (root === 'name') return 'name';
  if (root === 'secrets') return `secrets.${path[0] ?? 'api_key'}`;
  const place = root === 'settings' && path.length > 0 ? inSettings(path, places) : undefined;
  return place === undefined ? undefined : `settings.${place}`;
}

function inSettings(path: readonly string[], places: DraftPlaces | undefined): string | undefined {
  if (path[0] === 'profile' && path[1] !== undefined) return inProfile(path, places);
  if (path[0] === 'events' && path[1] !== undefined) return inEvents(path, places);
  if (path[0] === 'inbound') return inInbound(path.slice(1), places?.inbound);
  return path.join('.');
}
function inProfile([, index, field]: readonly string[], places: DraftPlaces | undefined): string | undefined {
  const at = placed(Number(index), places?.profile);
  return at === undefined ? undefined : `profile.${at}.${field ?? 'to'}`;
}

function inEvents(
  [, index, field, row, part]: readonly string[],
  places: DraftPlaces | undefined,
): string | undefined {
  const place = places?.events[Number(index)];
  const at = places === undefined ? Number(index) : place?.at;
  if (at === undefined) return undefined;
  if ((field !== 'rows' && field !== 'orderRows') || row === undefined)
    return `events.${at}.${field ?? 'event'}`;
  const inner = placed(Number(row), place?.[field]);
  return inner === undefined ? undefined : `events.${at}.${field}.${inner}.${part ?? 'to'}`;
}

/** `profile`, `3`, `to`: the same one level further in, where a row has no more than two names. */
function inInbound(
  [part, index, field, row, name]: readonly string[],
  places: DraftPlaces['inbound'] | undefined,
): string | undefined {
  if (part === undefined) return undefined;
  if ((part !== 'profile' && part !== 'events') || index === undefined) return `inbound.${part}`;
  const event = places?.events[Number(index)];
  const at =
    part === 'profile'
      ? placed(Number(index), places?.profile)
      : (event?.at ?? (places === undefined ? Number(index) : undefined));
  if (at === undefined) return undefined;
  const place = `inbound.${part}.${at}`;
  if (part === 'profile') return `${place}.${field ?? 'to'}`;
  if (field !== 'rows' || row === undefined) return `${place}.${field ?? 'event'}`;
  const inner = placed(Number(row), event?.rows);
  return inner === undefined ? undefined : `${place}.rows.${inner}.${name ?? 'to'}`;
}

function placed(index: number, list: readonly number[] | undefined): number | undefined {
  return list === undefined ? index : list[index];
}
