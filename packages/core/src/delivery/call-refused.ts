import type { Issue } from '../result/issue.ts';

/** Why the hub itself does not send a request. What is wrong with it stays wrong until somebody mends it. */
const EXPLANATIONS = {
  address_not_public: {
    message: '{value}, which is not on the public internet.',
    hint: 'Correct the address in the settings, then resume. If it is meant, whoever runs the hub allows that network with CAUSEWAY_ALLOW_NETWORKS.',
  },
  address_unusable: {
    message: 'That is not an address that can be called: {value}. Only http and https addresses are.',
    hint: 'Correct the address in the settings, then resume.',
  },
  address_with_credentials: {
    message: 'The address of {value} has a user name or a password in it.',
    hint: 'Take them out of the address, and put them into an authorization or a secret header; then resume.',
  },
  port_refused: {
    message: 'Port {value} belongs to a service that does not speak HTTP.',
    hint: 'Correct the port in the settings, then resume.',
  },
  header_refused: {
    message:
      'The header {value} cannot be sent: the connection sets it, or it is not one line of plain letters.',
    hint: 'Take the header out of the settings and secrets, or write it on one line.',
  },
} as const;

export type CallRefusal = keyof typeof EXPLANATIONS;

export function callRefused(code: CallRefusal, value: string): Issue {
  const { message, hint } = EXPLANATIONS[code];
  return { code, message: message.replaceAll('{value}', () => value.slice(0, 300)), hint };
}
