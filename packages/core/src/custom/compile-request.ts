import { compileAddress, compileHeader } from '../template/compile-text.ts';
import { parsePlaceholders } from '../template/placeholder.ts';
import type { Subject } from '../template/subject.ts';
import { splitAddress } from './address.ts';
import type { Unmade } from './body.ts';
import { destroysPeople } from './destroys.ts';
import { customIssue, type CustomIssueCode } from './issues.ts';
import type { CustomSettings } from './settings.ts';

export interface Target {
  readonly path: string;
  /** Only those that differ from event to event; the others belong to the connection. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Where an event is sent; or why it cannot be. */
export function compileTarget({ url, headers }: CustomSettings): (subject: Subject) => Target | Unmade {
  const { origin, rest } = splitAddress(url) ?? { origin: '', rest: '/' };
  const address = compileAddress(parsePlaceholders(rest).pieces);
  const own = headers
    .filter(({ value }) => value.includes('##'))
    .map(({ name, value }) => ({ name, write: compileHeader(parsePlaceholders(value).pieces) }));
  return (subject) => {
    const path = address(subject);
    if (path === undefined) return refused('address_without_value', '', 'url');
    if (destroysPeople(origin + path)) return refused('address_destroys', path, 'url');
    const written = new Map<string, string>();
    for (const { name, write } of own) {
      const value = write(subject);
      if (value === undefined) return refused('header_without_value', name, `headers.${name}`);
      written.set(name, value);
    }
    return { path, headers: Object.fromEntries(written) };
  };
}

function refused(code: CustomIssueCode, value: string, field: string): Unmade {
  return { kind: 'refused', issue: customIssue(code, value, field) };
}
