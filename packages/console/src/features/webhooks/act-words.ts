import type { Role } from '@causeway/core/access/role';
import type { Webhook } from './webhook.ts';

export type Act = 'activate' | 'deactivate' | 'archive';

interface ActWords {
  readonly route:
    | 'POST /v1/admin/webhooks/{id}/activate'
    | 'POST /v1/admin/webhooks/{id}/deactivate'
    | 'POST /v1/admin/webhooks/{id}/archive';
  readonly least: Role;
  readonly label: string;
  readonly title: (name: string) => string;
  readonly about: (webhook: Webhook) => string;
  readonly action: string;
  readonly destructive: boolean;
  readonly done: (name: string) => string;
}

/** What each step is called, and what is said before it is taken. */
export const ACTS: Readonly<Record<Act, ActWords>> = {
  activate: {
    route: 'POST /v1/admin/webhooks/{id}/activate',
    least: 'editor',
    label: 'Set active',
    title: (name) => `Set ${name} active?`,
    about: ({ method, url, action }) =>
      `From now on every ${method} to ${url} that passes access and filters registers the event ${action}. What you have not saved is no part of it.`,
    action: 'Set active',
    destructive: false,
    done: (name) => `${name} is active.`,
  },
  deactivate: {
    route: 'POST /v1/admin/webhooks/{id}/deactivate',
    least: 'editor',
    label: 'Set inactive',
    title: (name) => `Set ${name} inactive?`,
    about: ({ shares_endpoint_with: shared }) =>
      shared.length === 0
        ? 'Requests to it are answered 404 and register nothing, until you set it active again. Its log and settings stay.'
        : 'It takes no more requests until you set it active again; others at its endpoint go on. Its log and settings stay.',
    action: 'Set inactive',
    destructive: false,
    done: (name) => `${name} is inactive.`,
  },
  archive: {
    route: 'POST /v1/admin/webhooks/{id}/archive',
    least: 'admin',
    label: 'Archive',
    title: (name) => `Archive ${name} for good?`,
    about: () =>
      'This cannot be undone: an archived webhook never takes requests again and cannot be changed. Its log stays, and it can still be cloned.',
    action: 'Archive it for good',
    destructive: true,
    done: (name) => `${name} is archived.`,
  },
};
