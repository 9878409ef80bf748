/** What the control surface sends back. A body may come in pieces. */
export interface Reply {
  readonly status: number;
  readonly type: string;
  readonly body: string | Iterable<string>;
  /** where a form leads on to */
  readonly location?: string;
}

export function jsonReply(status: number, value: unknown): Reply {
  return { status, type: 'application/json', body: `${JSON.stringify(value)}\n` };
}

export function htmlReply(status: number, page: { readonly text: string }): Reply {
  return { status, type: 'text/html; charset=utf-8', body: page.text };
}

/** After a form: look at that page. */
export function seeOther(location: string): Reply {
  return { status: 303, type: 'text/plain; charset=utf-8', body: '', location };
}

export function refusal(status: number, error: string): Reply {
  return jsonReply(status, { error });
}
