import type { TraceLine } from '../jsonnet-error.ts';
import { placeText } from '../syntax/location.ts';
import type { Wording } from '../wording.ts';
import type { Evaluation } from './evaluation.ts';
import type { Frame, Site } from './frame.ts';
import { Layer } from './layer.ts';
import { SingleObject } from './object.ts';
import { CallThunk, CodeThunk, FindThunk } from './thunk.ts';
import { FunctionValue } from './value.ts';
import type { Lazy } from './value.ts';

/** In what a frame is: the call's function, the field's layer, the thunk, or what to call it. */
export type Entity = FunctionValue | Layer | CodeThunk | CallThunk | FindThunk | string;

/** Counts as a frame, but traces do not show it: a library function that recurses by itself. */
export const untold = '';

/** Where evaluation stands, innermost first: only now are the frames turned into lines. */
export function traceOf(run: Evaluation): TraceLine[] {
  const lines: TraceLine[] = [];
  let site = run.site;
  for (let at = run.depth - 1; at >= 0; at -= 1) {
    const caller = run.sites[at] as Site;
    const entity = run.entities[at] as Entity;
    if (entity === untold) continue;
    const context = nameOf(entity, caller, run.frames[at] as Frame);
    lines.push(lineOf(site, context));
    site = caller;
  }
  lines.push(lineOf(site, ''));
  return lines;
}

function lineOf(site: Site, context: string): TraceLine {
  return { span: site.span, context: site.label === '' ? context : site.label };
}

function nameOf(entity: Entity, caller: Site, frame: Frame): string {
  if (typeof entity === 'string') return entity;
  if (entity instanceof CodeThunk) return entity.plan.label && `thunk <${entity.plan.label}>`;
  if (entity instanceof CallThunk) return 'thunk <array_element>';
  if (entity instanceof FindThunk) return entity.label && `thunk <${entity.label}>`;
  let name = 'anonymous';
  caller.visible?.visit(frame, (variable, value) => {
    if (isIt(entity, value)) name = variable;
  });
  return `${entity instanceof FunctionValue ? 'function' : 'object'} <${name}>`;
}

function isIt(entity: FunctionValue | Layer, lazy: Lazy | undefined): boolean {
  const value = lazy instanceof CodeThunk ? lazy.value : lazy;
  if (value === entity) return true;
  return entity instanceof Layer && value instanceof SingleObject && value.layer === entity;
}

/** The text of an error as the references print it. With `most` above 0, lines in the middle are left out. */
export function errorText(
  first: string,
  trace: readonly TraceLine[],
  most: number,
  wording: Wording,
): string {
  const above = Math.floor(most / 2);
  const below = most - above;
  const lines = [first];
  for (const [at, line] of trace.entries()) {
    if (most > 0 && at >= above && at < trace.length - below) {
      if (at === above) lines.push('\t...');
    } else if (line.span === undefined) {
      lines.push(`\t${line.context}\t`);
    } else {
      lines.push(`\t${placeText(line.span, wording)}\t${line.context}`);
    }
  }
  return lines.join('\n');
}
