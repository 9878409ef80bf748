import { parse } from '@causeway/jsonnet/syntax/parse';
import type { Span } from '@causeway/jsonnet/syntax/location';
import type { Node } from '@causeway/jsonnet/syntax/ast';
import { stepsOf } from '@causeway/jsonnet/syntax/walk';
import { LIBRARY_NAME } from './lytemplates.data.ts';

export interface ForeignImport {
  readonly path: string;
  readonly span: Span;
}

/** Imports of anything but the library, also where they are never reached. Throws for what is no program. */
export function foreignImports(name: string, text: string): readonly ForeignImport[] {
  const found: ForeignImport[] = [];
  const open: Node[] = [parse({ name, text }, { wording: 'go' })];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.kind === 'import') {
      if (node.path !== LIBRARY_NAME || node.as !== 'code') found.push({ path: node.path, span: node.span });
      continue;
    }
    for (const step of stepsOf(node))
      if (step !== undefined && step.kind !== 'enter' && step.kind !== 'leave') open.push(step);
  }
  return found;
}
