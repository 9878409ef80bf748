/** The three addresses of one receiver. What a request is, its content says; the address is only written down. */
export const PROFILE_PATH = '/v1/webhook/insider/profile';
export const EVENT_PATH = '/v1/webhook/insider/event';

const PATHS = /^\/v1\/webhook\/insider(?:\/(?:profile|event))?\/?$/;

export function isInboundPath(path: string): boolean {
  return PATHS.test(path);
}
