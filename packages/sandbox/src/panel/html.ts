/** Markup that is safe to send: everything put into it was escaped. Only `html` makes it. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type Part = Html | string | number | readonly Part[];

/** Builds markup; every value that is not itself `Html` is escaped. */
export function html(strings: TemplateStringsArray, ...values: readonly Part[]): Html {
  let text = strings[0] as string;
  values.forEach((value, index) => {
    text += rendered(value) + (strings[index + 1] as string);
  });
  return new Html(text);
}

function rendered(part: Part): string {
  if (part instanceof Html) return part.text;
  if (typeof part === 'object') return part.map(rendered).join('');
  return escape(String(part));
}

const entities: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
]);

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => entities.get(mark) as string);
}

/** A path below the panel; the last part may be anything a user was named. */
export function link(kind: 'users' | 'requests' | 'webhooks', id: string | number): string {
  return `/_sandbox/${kind}/${encodeURIComponent(String(id).toWellFormed())}`;
}
