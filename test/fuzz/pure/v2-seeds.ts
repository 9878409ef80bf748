/** Bodies of the API at /v2: an authorization, segments, jobs, a template's trial. */
export const V2_SEEDS: readonly string[] = [
  '{"label":"Shop","description":"d","hosts":["a.example"],"config":{"webhook_request_headers":"X-Key: a","webhook_request_params":"a=b","client_id":"c","client_secret":"s","token_endpoint":"https://a.example/token","scope":"x"}}',
  '{"name":"VIP","slug_name":"vip","segment_ql":"FILTER city = \\"Wien\\"","description":"d","is_public":true,"tags":["a"],"kind":"segment","table":"user"}',
  '{"name":"VIP","ast":{"op":"and","args":[{"op":"=","args":[{"ident":"city"},{"val":"Wien"}]}]}}',
  '{"name":"Job","workflow":"webhook_triggers","auth_ids":["a1"],"tag":"t","hidden":false,"config":{"segment_ids":["s1"],"webhook_url":"https://a.example/hook","template_id":"t1","user_fields":["email"],"batch_size":10,"trigger":["enter","exit"]}}',
  '{"entity":{"email":"a@b.example"},"config":{"a":1}}',
];

export const V2_WORDS: readonly string[] = [
  ...new Set(V2_SEEDS.flatMap((text) => [...text.matchAll(/"(\w+)":/g)].map(([, name = '']) => name))),
  'FILTER *',
  'FILTER',
  'jsonnet',
  'segment',
  'aspect',
  'enter',
  'exit',
  'change',
];
