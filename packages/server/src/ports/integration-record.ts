import type { Integration } from './config-store.ts';

/** An integration as the audit log shows it: its configuration, and of its secrets only which were written or taken away (null). */
export function integrationRecord(
  integration: Integration,
  secrets: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> {
  const { kind, name, state, pause, settings, requires, variant, revision } = integration;
  return {
    kind,
    name,
    state,
    pause: pause === undefined ? null : { ...pause, at: new Date(pause.at).toISOString() },
    settings,
    requires: requires ?? null,
    variant: variant ?? null,
    revision,
    ...(Object.keys(secrets).length === 0 ? {} : { secrets: written(secrets) }),
  };
}

function written(secrets: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(secrets).map(([name, value]) => [name, value === null ? 'removed' : 'changed']),
  );
}
