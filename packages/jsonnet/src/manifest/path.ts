import { ArrayValue } from '../runtime/value.ts';
import type { Run } from '../runtime/run.ts';
import type { Wording } from '../wording.ts';

/** Where in a value something stands: names of fields and indices. */
export type Path = readonly (string | number)[];

/** As errors show it: C++ as Jsonnet, Go as it prints a list. */
export const pathText: Readonly<Record<Wording, (run: Run, path: Path) => string>> = {
  cpp: (run, path) => run.text(new ArrayValue([...path])),
  go: (_run, path) => `[${path.join(' ')}]`,
};
