import { splitAddress } from '../custom/address.ts';
import { compileTemplate, type Unmade } from '../custom/body.ts';
import type { Target } from '../custom/compile-request.ts';
import { destroysPeople } from '../custom/destroys.ts';
import { customIssue } from '../custom/issues.ts';
import type { Issue } from '../result/issue.ts';
import type { TemplateShelf } from '../template/template-engine.ts';
import { triggerIssue } from './issues.ts';
import type { TriggerSubject } from './payload.ts';
import type { TriggerSettings } from './settings.ts';

const MOST_CHARACTERS = 8_000;
const LOCAL = /^https?:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/;

/** An address as requests are made of it; `origin` in one spelling. */
interface Address {
  readonly origin: string;
  readonly path: string;
}

/** Undefined for what is no address; plain HTTP leads to this machine only (fact sheet 3.3). */
export function readAddress(url: string): Address | undefined {
  // What is no letter of an address goes as its code; a `#` would end it.
  const text = url.trim().replace(/[^\x21-\x7e]+/g, (part) => encodeURIComponent(part.toWellFormed()));
  const parts = text.length > MOST_CHARACTERS || text.includes('#') ? undefined : splitAddress(text);
  if (parts === undefined) return undefined;
  const origin = spelling(parts.origin);
  return origin.startsWith('https:') || LOCAL.test(origin) ? { origin, path: parts.rest } : undefined;
}

/** Where a message is sent: always the place that the settings name, whatever a template makes. */
export function compileTarget(
  { url, urlTemplate, config }: Pick<TriggerSettings, 'url' | 'urlTemplate' | 'config'>,
  shelf: TemplateShelf,
): (subject: TriggerSubject) => Target | Unmade {
  const home = readAddress(url);
  if (urlTemplate === null) {
    const target: Target = { path: home?.path ?? '/', headers: {} };
    return () => target;
  }
  const fill = compileTemplate(urlTemplate, config, shelf);
  return ({ entity }) => {
    const filled = fill(entity);
    if (filled.kind !== 'made') return filled;
    const { value } = filled;
    const address = typeof value === 'string' ? readAddress(value) : undefined;
    if (address === undefined) return refused(triggerIssue('url_not_text', said(value), 'urlTemplate'));
    if (address.origin !== home?.origin)
      return refused(triggerIssue('url_elsewhere', said(value), 'urlTemplate'));
    // A value that climbs out of its place would make another address of it.
    if (climbs(address.path)) return refused(triggerIssue('url_not_text', said(value), 'urlTemplate'));
    if (destroysPeople(address.origin + address.path))
      return refused(customIssue('address_destroys', said(value), 'urlTemplate'));
    return { path: address.path, headers: {} };
  };
}

function refused(issue: Issue): Unmade {
  return { kind: 'refused', issue };
}

function said(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function climbs(path: string): boolean {
  const [way = ''] = path.split('?');
  return way.split('/').some((step) => /^(?:\.|%2e){1,2}$/i.test(step));
}

function spelling(origin: string): string {
  return origin.toLowerCase().replace(/^(https:.*):443$|^(http:.*):80$/, '$1$2');
}
