import { clip } from '../../../ui/clip.ts';
import { sourceText } from '../source-words.ts';

interface Said {
  readonly source: { readonly id: number; readonly name: string | null; readonly kind: string | null };
  readonly evidence: string | null;
  readonly by: string | null;
  readonly note: string | null;
}

/** In one line, how somebody said what they said: `OneTrust C0004, from Web shop`, `Written down by Ada: by telephone`. */
export function howText({ source, evidence, by, note }: Said): string {
  if (by !== null) return `Written down by ${clip(by, 80)}${hasText(note) ? `: ${clip(note, 200)}` : ''}`;
  const from = clip(sourceText(source).name, 80);
  return hasText(evidence) ? `${clip(evidence, 200)}, from ${from}` : `From ${from}`;
}

function hasText(text: string | null): text is string {
  return text !== null && text !== '';
}
