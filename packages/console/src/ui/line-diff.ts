/** A line of one text or of both. Numbers count from 1. */
export interface DiffLine {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
  readonly before: number | undefined;
  readonly after: number | undefined;
}

/** Lines that stayed, folded up; or a part that is shown. */
export type DiffPart =
  | { readonly kind: 'lines'; readonly lines: readonly DiffLine[] }
  | { readonly kind: 'folded'; readonly lines: readonly DiffLine[] };

/** Beyond this many differing lines the middle is shown as removed and added, without looking for what stayed. */
const MOST_EDITS = 2_000;

/** The lines of two texts with as few changes as possible (Myers 1986), in the order in which they are read. */
export function lineDiff(before: string, after: string): readonly DiffLine[] {
  const [old, now] = [before.split('\n'), after.split('\n')];
  let begin = 0;
  while (begin < old.length && begin < now.length && old[begin] === now[begin]) begin += 1;
  let end = 0;
  while (
    end < old.length - begin &&
    end < now.length - begin &&
    old[old.length - 1 - end] === now[now.length - 1 - end]
  )
    end += 1;
  const middle = edits(old.slice(begin, old.length - end), now.slice(begin, now.length - end));
  const kinds: readonly DiffLine['kind'][] = [
    ...Array.from({ length: begin }, () => 'same' as const),
    ...middle,
    ...Array.from({ length: end }, () => 'same' as const),
  ];
  let [was, is] = [0, 0];
  return kinds.map((kind) => {
    const line = {
      kind,
      text: (kind === 'added' ? now[is] : old[was]) ?? '',
      before: kind === 'added' ? undefined : was + 1,
      after: kind === 'removed' ? undefined : is + 1,
    };
    if (kind !== 'added') was += 1;
    if (kind !== 'removed') is += 1;
    return line;
  });
}

function edits(old: readonly string[], now: readonly string[]): readonly DiffLine['kind'][] {
  const steps = search(old, now);
  if (steps === undefined) return [...old.map(() => 'removed' as const), ...now.map(() => 'added' as const)];
  const kinds: DiffLine['kind'][] = [];
  let [x, y] = [old.length, now.length];
  for (let depth = steps.length - 1; depth >= 0; depth--) {
    const reach = steps[depth] as ReadonlyMap<number, number>;
    const diagonal = x - y;
    const down =
      diagonal === -depth ||
      (diagonal !== depth && (reach.get(diagonal - 1) ?? -1) < (reach.get(diagonal + 1) ?? -1));
    const from = down ? diagonal + 1 : diagonal - 1;
    const startX = depth === 0 ? 0 : (reach.get(from) ?? 0);
    const startY = depth === 0 ? 0 : startX - from;
    while (x > startX && y > startY && x > 0 && y > 0 && old[x - 1] === now[y - 1]) {
      kinds.push('same');
      x -= 1;
      y -= 1;
    }
    if (depth > 0) {
      kinds.push(down ? 'added' : 'removed');
      x = startX;
      y = startY;
    }
  }
  return kinds.toReversed();
}

/** How far one comes with each number of edits; undefined when there are too many. */
function search(
  old: readonly string[],
  now: readonly string[],
): readonly ReadonlyMap<number, number>[] | undefined {
  const steps: Map<number, number>[] = [];
  let reach = new Map<number, number>([[1, 0]]);
  for (let depth = 0; depth <= Math.min(MOST_EDITS, old.length + now.length); depth++) {
    steps.push(reach);
    const next = new Map(reach);
    for (let diagonal = -depth; diagonal <= depth; diagonal += 2) {
      const down =
        diagonal === -depth ||
        (diagonal !== depth && (next.get(diagonal - 1) ?? -1) < (next.get(diagonal + 1) ?? -1));
      let x = down ? (next.get(diagonal + 1) ?? 0) : (next.get(diagonal - 1) ?? 0) + 1;
      while (x < old.length && x - diagonal < now.length && old[x] === now[x - diagonal]) x += 1;
      next.set(diagonal, x);
      if (x >= old.length && x - diagonal >= now.length) return steps;
    }
    reach = next;
  }
  return undefined;
}

/** With this many unchanged lines around each change; the others are folded up. */
export function diffParts(lines: readonly DiffLine[], around = 3): readonly DiffPart[] {
  const near = new Set<number>();
  lines.forEach(({ kind }, index) => {
    if (kind === 'same') return;
    for (let at = index - around; at <= index + around; at++) near.add(at);
  });
  const parts: { kind: DiffPart['kind']; lines: DiffLine[] }[] = [];
  // What takes no more room than the line that would stand for it is not folded up.
  lines.forEach((_line, index) => {
    if (near.has(index - 1) && near.has(index + 1)) near.add(index);
  });
  lines.forEach((line, index) => {
    const kind = near.has(index) ? 'lines' : 'folded';
    const last = parts.at(-1);
    if (last?.kind === kind) last.lines.push(line);
    else parts.push({ kind, lines: [line] });
  });
  return parts;
}
