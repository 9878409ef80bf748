/** What brought a visitor: `context.campaign` from `utm_…`, and `context.click_ids` by the names of their parameters. */
export interface Origin {
  readonly campaign?: Readonly<Record<string, string>>;
  readonly click_ids?: Readonly<Record<string, string>>;
}

const UTM: Readonly<Record<string, string>> = {
  utm_campaign: 'name',
  utm_source: 'source',
  utm_medium: 'medium',
  utm_term: 'term',
  utm_content: 'content',
  utm_id: 'id',
};
/** Google, Meta, TikTok, Microsoft, LinkedIn, X, Pinterest, Snap, Reddit, Yandex, Impact. */
const CLICK_IDS = [
  ...['gclid', 'gbraid', 'wbraid', 'dclid', 'fbclid', 'ttclid', 'msclkid', 'li_fat_id', 'twclid'],
  ...['epik', 'ScCid', 'rdt_cid', 'yclid', 'irclickid'],
];
/** Longer than any of them is; what is longer was made by nobody who pays for clicks. */
const MAX_LENGTH = 500;

/** What the query of a URL says. */
export function originOf(search: string): Origin {
  const query = new URLSearchParams(search);
  const campaign: Record<string, string> = {};
  const clickIds: Record<string, string> = {};
  for (const [parameter, name] of Object.entries(UTM)) put(campaign, name, query.get(parameter));
  for (const parameter of CLICK_IDS) put(clickIds, parameter, query.get(parameter));
  return {
    ...(Object.keys(campaign).length > 0 && { campaign }),
    ...(Object.keys(clickIds).length > 0 && { click_ids: clickIds }),
  };
}

/** What was seen first stays; click ids of other networks are added. */
export function firstSeen(earlier: Origin, later: Origin): Origin {
  const campaign = earlier.campaign ?? later.campaign;
  const clickIds = { ...later.click_ids, ...earlier.click_ids };
  return {
    ...(campaign !== undefined && { campaign }),
    ...(Object.keys(clickIds).length > 0 && { click_ids: clickIds }),
  };
}

function put(into: Record<string, string>, name: string, value: string | null): void {
  if (value) into[name] = value.slice(0, MAX_LENGTH);
}
