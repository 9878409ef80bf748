import type { Integration } from './config-store.ts';

/** An integration as the audit log shows it: its configuration, and of its secrets only which were written. */
export function integrationRecord(
  integration: Integration,
  secrets: readonly string[] = [],
): Readonly<Record<string, unknown>> {
  const { kind, name, state, pause, settings, revision } = integration;
  return {
    kind,
    name,
    state,
    pause: pause === undefined ? null : { ...pause, at: new Date(pause.at).toISOString() },
    settings,
    revision,
    ...(secrets.length === 0 ? {} : { secrets: Object.fromEntries(secrets.map((key) => [key, 'changed'])) }),
  };
}
