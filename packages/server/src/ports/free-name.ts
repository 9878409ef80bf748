const MOST = 200;

/** The name, or the first of those with a number behind it that nobody has; never longer than a name may be. */
export function freeName(name: string, taken: Iterable<string>): string {
  const known = new Set(taken);
  let free = name;
  for (let number = 2; known.has(free); number++) {
    const end = ` ${number}`;
    free = name.slice(0, MOST - end.length).trimEnd() + end;
  }
  return free;
}
