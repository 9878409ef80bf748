type JsonObject = Record<string, unknown>;

/** The context in a pasted text: the text itself, or that of a whole event. A text says why it is neither. */
export function contextOf(text: string): JsonObject | string {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch (error) {
    return `This is no JSON: ${error instanceof Error ? error.message : 'it cannot be read'}.`;
  }
  if (!isObject(read)) return 'Paste an object, such as {"consent": {"marketing": true}}.';
  const { context } = read;
  return isObject(context) ? context : read;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
