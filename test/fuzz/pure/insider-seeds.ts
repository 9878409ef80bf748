/** What Insider sends. */
export const HOOKS: readonly string[] = [
  '{"attrs":{"uuid":"ayse","city":"Bonn","c_tier":"gold","birthday":"1993-03-12T00:00:00Z"},"hook_id":12,"insider_id":"i-ayse"}',
  '{"attrs":{"uuid":"ayse"},"insider_id":"i-ayse","event_name":"quiz_done","event_parameters":{"points":5,"custom":{"a":"b"}},"timestamp":"2026-11-21T09:00:00Z"}',
  '{"users":[{"identifiers":{"uuid":"u-1","email":"a@b.example"},"attributes":{"city":"Ulm","custom":{"tier":"gold"}},"events":[{"event_name":"quiz_done","timestamp":"2026-11-21T09:00:00Z","event_params":{"points":1}}]}]}',
  '{"test":true,"attrs":{"uuid":"{{uuid}}","email":"test@example.com"}}',
];

/** Settings of every kind of destination. */
export const SETTINGS: readonly string[] = [
  '{"partnerName":"shop","inbound":{"profile":[{"from":"city","to":"city"},{"from":"c_tier","to":"tier"},{"from":"birthday","to":"birth_date"}],"events":[{"event":"quiz_done","to":"point_add","rows":[{"from":"points","to":"points"}]}],"autoSubscribe":"on","extraHeader":"X-Proof"}}',
  '{"partnerName":"shop","baseUrl":"https://a.example","maxUsersPerRequest":10,"country":"AT","timeZone":"Europe/Vienna","identifiers":{"email":true,"phone":false},"profile":[{"from":"city","to":"city"}],"events":[{"match":"Order Completed","name":"purchase","rows":[{"from":"products[0].price","to":"unit_price"}]}],"anonymous":"hold"}',
  '{"url":"https://a.example/##user_id##","method":"PUT","headers":[{"name":"X-A","value":"##event_name##"}],"body":{"format":"placeholders","content":{"a":"##properties.total##"}},"batch":{"size":50,"join":"users"},"events":["identify"],"requestsPerMinute":60,"concurrency":2}',
  '{"audiences":["r0"],"url":"https://a.example/hook","template":null,"config":{"a":1},"batch":{"size":10,"seconds":5},"quiet":{"from":"22:00","to":"06:00","timeZone":"Europe/Vienna"}}',
];

export const SETTINGS_WORDS: readonly string[] = [
  ...new Set(SETTINGS.flatMap((text) => [...text.matchAll(/"(\w+)":/g)].map(([, name = '']) => name))),
  'https://a.example/',
  '##user.email##',
  '##',
  'placeholders',
  'template',
  'event',
  'users',
  'hold',
  'send',
  'skip',
  'on',
  'identify',
  'products[0].price',
  'custom.tier',
  'Europe/Nowhere',
  '25:61',
  'transforms',
  'default',
];

/** What destinations and token servers answer. */
export const ANSWERS: readonly string[] = [
  '{"status":200,"body":{"data":{"successful":{"count":1},"fail":{"count":1,"errors":{"1":{"errors":["bad email"]}}}}},"headers":{}}',
  '{"status":400,"body":{"errors":[{"message":"uuid is invalid","code":3}],"error":"invalid"},"headers":{}}',
  '{"status":429,"body":"too many requests","headers":{"retry-after":"12"}}',
  '{"status":200,"body":{"access_token":"abc","token_type":"Bearer","expires_in":3600},"headers":{}}',
  '{"status":401,"body":{"error":"invalid_client","error_description":"no"},"headers":{"www-authenticate":"Basic"}}',
  '{"status":200,"body":{"data":{"identifiers":{"uuid":"a"},"attributes":{"city":"Wien"},"insider_id":"i"}},"headers":{}}',
];
