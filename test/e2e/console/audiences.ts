import { quoteName, quoteText } from '@causeway/core/audience/language/quote';
import type { Stage } from './stage.ts';

/**
 * An audience whose rule has everything that rules can have, and that another one names. Nobody meets it. `text` stands
 * wherever somebody may write what they like. Answers its public id.
 */
export async function makeAudience(stage: Stage, text: string): Promise<string> {
  const { url, keys } = stage.stack;
  const headers = { authorization: `Bearer ${keys.adminToken}`, 'content-type': 'application/json' };
  const post = async (body: unknown): Promise<{ id: string; slug: string }> => {
    const response = await fetch(`${url}/v1/admin/audiences`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`The audience was refused: ${await response.text()}`);
    return (await response.json()) as { id: string; slug: string };
  };
  const [name, value] = [quoteName(text), quoteText(text)];
  const inner = await post({ name: `${text.slice(0, 80)} inside`, filter: `FILTER ${name} = ${value}` });
  const { id } = await post({
    name: `${text.slice(0, 80)} audience`,
    description: text,
    filter: `-- ${text}
FILTER AND (
  ${name} = ${value},
  ${name} NOT IN (${value}, 5, true),
  email LIKE "*@example.com",
  birth_date BETWEEN "1980-01-31" AND "now-18y",
  labels INTERSECTS (${value}),
  NOT OR (INCLUDE ${inner.slug}, geodistance(home, "48.1,11.5", 20)),
  NOT (NOT EXISTS gender),
  count(${name} WITHIN 30d) >= 3,
  count("Order Completed" WITHIN 7d) = 0,
  sum("Order Completed".total WHERE OR (${name} CONTAINS ${value}, total > 50)) > 100,
  last("Order Completed") > "now-1y"
)`,
  });
  await post({ name: `${text.slice(0, 80)} outside`, filter: `FILTER INCLUDE ${inner.slug} OR *` });
  return id;
}
