/** A command that sends one event to this hub. Without a key, its place is marked. */
export function sendEventLine(origin: string, key = 'YOUR_TRACKING_KEY'): string {
  return `curl -u '${key}:' ${origin}/v1/track -d '{"userId":"me","event":"Hello"}'`;
}
