import { normaliseName } from './name.ts';

/**
 * A target name with its JSON member prefix. `mark` is the number of the walk in which it was last written, so that a
 * second field of the same name is noticed without building a set for every customer.
 */
export interface Name {
  readonly text: string;
  readonly prefix: string;
  /** `prefix` after another member: with a comma before it. */
  readonly next: string;
  mark: number;
}

/** Names of one compiled integration: one `Name` for one text. */
export interface Names {
  readonly intern: (text: string) => Name;
  /** The name for a field a sender invented; undefined when nothing of it can be written. */
  readonly forField: (path: readonly string[]) => Name | undefined;
  /** A number for the next walk. */
  readonly nextMark: () => number;
  /** How many fields have been named since the beginning: each is remembered somewhere. */
  readonly size: () => number;
}

export function createNames(): Names {
  const held = new Map<string, Name>();
  let asked = 0;
  let mark = 0;
  const intern = (text: string): Name => {
    const known = held.get(text);
    if (known !== undefined) return known;
    const made: Name = { text, prefix: `"${text}":`, next: `,"${text}":`, mark: 0 };
    held.set(text, made);
    return made;
  };
  return {
    intern,
    forField: (path) => {
      asked++;
      const text = normaliseName(path.join('_'));
      return text === '' ? undefined : intern(text);
    },
    nextMark: () => ++mark,
    size: () => asked,
  };
}
