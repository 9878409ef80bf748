import type { Issue } from '../result/issue.ts';

const EXPLANATIONS = {
  url_not_text: {
    message: 'The template for the address makes something that is no address: {value}',
    hint: 'It makes one text, the whole address, such as https://api.example.com/people/1.',
  },
  url_elsewhere: {
    message: 'The template for the address leads to another place than the settings name: {value}',
    hint: 'What an event holds must never decide to whom it is sent. Name scheme and host in the setting url.',
  },
  audience_not_meant: {
    message: 'The settings do not ask for what happened to this audience any more.',
    hint: 'Choose the audience in the settings, then send it again.',
  },
  in_no_audience: {
    message: 'They are in none of the audiences any more.',
    hint: 'Nothing to do: leaving was an event of its own.',
  },
} as const;

type TriggerIssueCode = keyof typeof EXPLANATIONS;

export function triggerIssue(code: TriggerIssueCode, value = '', field?: string): Issue {
  const { message, hint } = EXPLANATIONS[code];
  return {
    code,
    ...(field === undefined ? {} : { field }),
    message: message.replaceAll('{value}', () => value.slice(0, 300)),
    hint,
  };
}
