import type { Registered } from '@causeway/core/register/register';
import type { Issue } from '@causeway/core/result/issue';

const SHOWN = 30;

/** In words for the log: what a request changed here, and which of its values did not, and why. */
export function toldIssues({ told = [], changed = [], unchanged }: Registered): readonly Issue[] {
  const issues: Issue[] = [];
  if (changed.length > 0)
    issues.push({ code: 'changed', message: `Changed here: ${changed.slice(0, SHOWN).join(', ')}.` });
  else if (unchanged === true)
    issues.push({
      code: 'unchanged',
      message: 'The customer has all of this already, so nothing was registered.',
    });
  for (const { attribute, decision, again } of told.slice(0, SHOWN)) {
    if (decision === 'echo') issues.push(echo(attribute));
    else if (decision === 'doubt') issues.push(doubt(attribute));
    else if (again) issues.push(confirmed(attribute));
  }
  return issues;
}

function echo(field: string): Issue {
  return {
    code: 'inbound_echo',
    field,
    message: `${field} is what the hub itself sent last, come back: what the customer has here stays.`,
  };
}

function doubt(field: string): Issue {
  return {
    code: 'inbound_doubt',
    field,
    message: `${field} has a value that was passed on before and replaced since. Nobody can say whether somebody went back to it or it is late: what the customer has here stays, and is sent to Insider again.`,
    hint: 'If it was meant, set it here, or once more in Insider when the time for echoes is over.',
  };
}

function confirmed(field: string): Issue {
  return {
    code: 'inbound_confirmed',
    field,
    message: `${field} was taken over while something else was on its way to Insider, so it is sent there once more.`,
  };
}
