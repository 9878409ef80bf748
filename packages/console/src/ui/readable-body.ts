/** A body with line breaks when it is JSON; any other text, or the beginning of a long one, as it is. */
export function readableBody(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), undefined, 2);
  } catch {
    return body;
  }
}
