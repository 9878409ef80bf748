import { html, type Html } from './html.ts';

export type Section = 'users' | 'requests' | 'webhooks';

/** The frame of every page. */
export function layout(title: string, section: Section | '', content: Html): Html {
  const tab = (name: Section, href: string, label: string): Html =>
    section === name
      ? html`<a href="${href}" aria-current="page">${label}</a>`
      : html`<a href="${href}">${label}</a>`;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · Insider sandbox</title>
        <link rel="stylesheet" href="/_sandbox/style.css" />
      </head>
      <body>
        <header>
          <strong>Insider sandbox</strong>
          <nav>
            ${tab('users', '/_sandbox', 'Users')} · ${tab('requests', '/_sandbox/requests', 'Requests')} ·
            ${tab('webhooks', '/_sandbox/webhooks', 'Webhooks')}
          </nav>
          <span class="soft">A local stand-in. Nothing here reaches Insider.</span>
        </header>
        <main>${content}</main>
      </body>
    </html> `;
}

/** A time as people read it: to the second, in UTC. */
export function time(iso: string): Html {
  return html`<time datetime="${iso}">${iso.slice(0, 19).replace('T', ' ')}</time>`;
}

/** What went wrong, or well, with the form that was just sent. */
export interface Notice {
  readonly good: boolean;
  readonly lines: readonly string[];
}

export function noticePart(notice: Notice | undefined): Html {
  if (notice === undefined) return html``;
  return html`<div class="notice ${notice.good ? 'good' : 'bad'}" role="${notice.good ? 'status' : 'alert'}">
    ${notice.lines.map((line) => html`<p>${line}</p>`)}
  </div>`;
}

/** JSON to look at; what cannot be parsed, or nests too deep to print, is shown as it came. */
export function prettyJson(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
