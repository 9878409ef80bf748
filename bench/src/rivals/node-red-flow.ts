const TAKE = `
const calls = msg.payload.batch ?? [msg.payload];
if (msg.req.headers.authorization !== env.get('AUTHORIZATION')) {
    msg.statusCode = 401;
    return [msg, null];
}
const insiderUser = global.get('insiderUser');
const seen = context.get('seen') ?? new Set();
context.set('seen', seen);
const users = [];
for (const call of calls) {
    if (seen.has(call.messageId)) continue;
    seen.add(call.messageId);
    users.push(insiderUser(call));
}
const answer = { req: msg.req, res: msg.res, statusCode: 200, payload: { success: true } };
if (users.length === 0) return [answer, null];
return [answer, {
    payload: { users, platform: 'bench' },
    headers: {
        'content-type': 'application/json',
        'x-partner-name': 'sandbox',
        'x-request-token': 'bench',
    },
}];
`;

/** The flow that does the hub's work as one draws it: what came in one request leaves in one request. */
export function nodeRedFlow(farSide: string, key: string): object[] {
  const authorization = `Basic ${Buffer.from(`${key}:`).toString('base64')}`;
  const entry = (id: string, url: string): object => ({
    id,
    type: 'http in',
    z: 'tab',
    name: '',
    url,
    method: 'post',
    upload: false,
    wires: [['take']],
  });
  return [
    {
      id: 'tab',
      type: 'tab',
      label: 'Insider',
      disabled: false,
      env: [{ name: 'AUTHORIZATION', value: authorization, type: 'str' }],
    },
    entry('track', '/v1/track'),
    entry('batch', '/v1/batch'),
    {
      id: 'take',
      type: 'function',
      z: 'tab',
      name: 'map to Insider',
      func: TAKE,
      outputs: 2,
      libs: [],
      wires: [['answer'], ['post']],
    },
    { id: 'answer', type: 'http response', z: 'tab', name: '', statusCode: '', headers: {}, wires: [] },
    {
      id: 'post',
      type: 'http request',
      z: 'tab',
      name: '',
      method: 'POST',
      ret: 'obj',
      paytoqs: 'ignore',
      url: `${farSide}/api/user/v1/upsert`,
      persist: true,
      senderr: true,
      headers: [],
      wires: [[]],
    },
  ];
}
