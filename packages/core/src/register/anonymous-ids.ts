/** The most anonymous ids remembered on a customer itself; older ones still lead to the customer. */
const MOST = 20;

export function withAnonymousIds(ids: readonly string[], more: readonly string[]): readonly string[] {
  const result = [...ids, ...more.filter((id) => !ids.includes(id))];
  return result.length > MOST ? result.slice(-MOST) : result;
}

/** Is there room for the id on the customer it leads to? Not when it is there already. */
export function isUnlisted(ids: readonly string[], id: string): boolean {
  return ids.length < MOST && !ids.includes(id);
}
