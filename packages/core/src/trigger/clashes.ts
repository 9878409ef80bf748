import type { Issue } from '../result/issue.ts';
import { wrong } from '../settings/readers.ts';
import type { TriggerSettings } from './settings.ts';

/** Settings that are right each by itself and not together. */
export function clashes({ method, template, cloudEvents, batch, shape }: TriggerSettings): readonly Issue[] {
  const issues: Issue[] = [];
  if (batch !== null && method === 'GET')
    wrong(issues, 'batch', 'on', 'GET carries no body: choose another method, or send one by one.');
  if (batch?.join === 'users' && (template === null || cloudEvents !== null))
    wrong(
      issues,
      'batch.join',
      'users',
      'Only what a template makes, without an envelope, has a list of users.',
    );
  if (shape !== 'insider') return issues;
  if (method !== 'POST' || template === null || cloudEvents !== null)
    wrong(issues, 'shape', 'insider', 'Insider takes POST with what a template makes, without an envelope.');
  if (batch !== null && batch.join !== 'users')
    wrong(issues, 'batch.join', batch.join, 'Requests to Insider are put together by their users.');
  return issues;
}
