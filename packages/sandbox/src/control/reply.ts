/** What the control surface sends back. A body may come in pieces. */
export interface Reply {
  readonly status: number;
  readonly type: string;
  readonly body: string | Iterable<string>;
}

export function jsonReply(status: number, value: unknown): Reply {
  return { status, type: 'application/json', body: `${JSON.stringify(value)}\n` };
}

export function htmlReply(status: number, page: { readonly text: string }): Reply {
  return { status, type: 'text/html; charset=utf-8', body: page.text };
}

export function refusal(status: number, error: string): Reply {
  return jsonReply(status, { error });
}
