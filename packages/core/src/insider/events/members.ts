import type { Issue } from '../../result/issue.ts';
import type { Json } from '../../result/json.ts';
import type { Leftover } from './leftovers.ts';
import type { Param } from './params.ts';

/** The members of `event_params` as JSON texts, while they are being gathered. */
export class Members {
  root = '';
  custom = '';
  /** The first required parameter that could not be had. */
  absent: string | undefined;
  /** Expected parameters that could not be had. */
  missed: string[] | undefined;

  copy(): Members {
    const members = new Members();
    members.root = this.root;
    members.custom = this.custom;
    members.missed = this.missed;
    return members;
  }

  /** Adds leftovers, except those whose name the line itself has used under `mark`; 0 adds all. */
  append(rest: readonly Leftover[], mark: number): void {
    for (const { name, text } of rest) {
      if (mark !== 0 && name.mark === mark) continue;
      this.custom += (this.custom === '' ? name.prefix : name.next) + text;
    }
  }

  /** As the last member of an event, with its comma; empty when there are none. */
  text(): string {
    const { root, custom } = this;
    if (custom === '') return root === '' ? '' : `,"event_params":{${root}}`;
    return root === ''
      ? `,"event_params":{"custom":{${custom}}}`
      : `,"event_params":{${root},"custom":{${custom}}}`;
  }
}

/** A parameter, and how much Insider wants it. */
export interface WantedParam extends Param {
  readonly want: 'required' | 'expected' | undefined;
}

/** Writes the parameters that have a value; custom names are marked as taken. */
export function writeParams(
  params: readonly WantedParam[],
  values: readonly (Json | undefined)[],
  mark: number,
  to: Members,
  issues: Issue[],
): void {
  let { root, custom } = to;
  for (let at = 0; at < params.length; at++) {
    const param = params[at] as WantedParam;
    const { name, want } = param;
    const found = param.text(values, issues);
    if (param.custom) {
      name.mark = mark;
      if (found !== undefined) custom += (custom === '' ? name.prefix : name.next) + found;
    } else if (found !== undefined) root += (root === '' ? name.prefix : name.next) + found;
    else if (want === 'required') to.absent ??= name.text;
    else if (want === 'expected') to.missed = [...(to.missed ?? []), name.text];
  }
  to.root = root;
  to.custom = custom;
}
