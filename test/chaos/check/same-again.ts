import type { Evidence } from './evidence.ts';

interface Body {
  readonly users?: readonly {
    readonly events?: readonly {
      readonly event_name?: string;
      readonly timestamp?: string;
      readonly event_params?: { readonly custom?: { readonly label?: string } };
    }[];
  }[];
}

/** Promise 5: an event that reaches Insider more than once says the same each time, its time above all. */
export function* sameAgain({ back }: Evidence): Generator<string> {
  const said = new Map<string, string>();
  for (const { body } of back) {
    for (const { events = [] } of read(body).users ?? [])
      for (const event of events) {
        const label = event.event_params?.custom?.label;
        if (label === undefined) continue;
        const text = JSON.stringify(event);
        const before = said.get(label);
        if (before !== undefined && before !== text) yield `${label} was told as ${before} and as ${text}`;
        said.set(label, text);
      }
  }
}

function read(body: string): Body {
  try {
    return JSON.parse(body) as Body;
  } catch {
    return {};
  }
}
