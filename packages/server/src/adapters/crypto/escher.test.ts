import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SignatureClaim, SignatureFault, WireRequest } from '../../ports/request-signatures.ts';
import { escherSignatures } from './escher.ts';
import { canonicalForms } from './escher-canonical.ts';
import { queryOf, signAsClient, type ClientRequest } from './testing/escher-client.ts';

const NOW = Date.UTC(2026, 2, 14, 9, 26, 53);
const SECRET = 'cws_a-secret-of-a-test';
const REQUEST: ClientRequest = {
  method: 'POST',
  host: 'hub.example',
  path: '/events',
  body: '{"customer":"c1","action":"point_add","data":{"points":325}}',
  at: NOW,
  key: 'cwa_key-of_a-test',
  secret: SECRET,
};

describe('requests that a client has signed', () => {
  it.each([
    ['as the specification has it', REQUEST],
    ['with the date of HTTP', { ...REQUEST, httpDate: true }],
    ['without a body', { ...REQUEST, method: 'GET', path: '/customers/c1', body: '' }],
    ['of another region', { ...REQUEST, region: 'us-east-1' }],
    ['with more headers signed', { ...REQUEST, headers: { 'content-type': 'application/json', 'x-b': '1' } }],
    ['four minutes old', { ...REQUEST, at: NOW - 240_000 }],
    ['four minutes ahead', { ...REQUEST, at: NOW + 240_000 }],
    ['with a body beyond ASCII', { ...REQUEST, body: '{"customer":"Zoë 🎉"}' }],
  ] as const)('hold %s', (_, request) => {
    expect(check(request)).toBeUndefined();
  });

  it('hold for the worked example of the guide', () => {
    const authorization =
      'ANTAVO-HMAC-SHA256 Credential=cwa_example/20260314/eu/api/antavo_request, SignedHeaders=date;host, Signature=e05c6ce11f64aecef6bd4aab65d43451fe9d3e6a8f6c8198ce1308769f654972';
    const wire: WireRequest = {
      method: 'POST',
      target: '/events',
      headers: [
        ['Host', 'hub.example'],
        ['Date', '20260314T092653Z'],
      ],
      body: Buffer.from('{"customer":"48028","action":"point_add","data":{"points":325}}'),
    };
    expect(escherSignatures.verify(claimOf(authorization), wire, 'cws_example', NOW)).toBeUndefined();
  });

  it('hold with any query, in any order', () => {
    const pair = fc.tuple(fc.string({ minLength: 1, unit: 'grapheme' }), fc.string({ unit: 'grapheme' }));
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 6 }), (query) => {
        const sent = new URLSearchParams(query).toString();
        expect(
          check({ ...REQUEST, query }, (wire) => ({ ...wire, target: `/events?${sent}` })),
        ).toBeUndefined();
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ["a,b'(!*", ['a%2Cb%27%28%21%2A', 'a%2Cb%27%28!*', "a,b'(!*"]],
    ['+44 20', ['%2B44%2020', '%2044%2020', '+44%2020']],
  ])('hold for clients that encode %s in their own way', (value, known) => {
    const target = `/customers?${new URLSearchParams([['q', value]]).toString()}`;
    const forms = canonicalForms({ method: 'GET', target, headers: [], body: Buffer.alloc(0) }, []);
    const queries = forms.map((form) => form.split('\n')[2]);
    expect(queries).toEqual(expect.arrayContaining(known.map((text) => `q=${text}`)));
  });

  it('hold for paths with encoded parts, whichever way they were signed', () => {
    for (const path of ['/customers/crm_id:A%2fB', '/customers/crm_id:A%2FB', '/customers/%63rm'])
      for (const sent of [path, path.replace('%2f', '%2F').replace('%63', 'c')])
        expect(check({ ...REQUEST, path: sent }, (wire) => ({ ...wire, target: path }))).toBeUndefined();
  });
});

describe('what was changed on the way, or was never right', () => {
  const header =
    (name: string, value: string | undefined) =>
    (wire: WireRequest): WireRequest => ({
      ...wire,
      headers: wire.headers.flatMap((pair) =>
        pair[0] !== name ? [pair] : value === undefined ? [] : [[name, value] as const],
      ),
    });
  const signed = { ...REQUEST, headers: { 'x-store': 'london' }, query: [['limit', '1']] as const };

  it.each<[string, (wire: WireRequest) => WireRequest, SignatureFault['kind']]>([
    ['another body', (wire) => ({ ...wire, body: Buffer.from('{}') }), 'mismatch'],
    ['another method', (wire) => ({ ...wire, method: 'PUT' }), 'mismatch'],
    ['another path', (wire) => ({ ...wire, target: '/events/bulk?limit=1' }), 'mismatch'],
    ['another query', (wire) => ({ ...wire, target: '/events?limit=2' }), 'mismatch'],
    ['a longer query', (wire) => ({ ...wire, target: '/events?limit=1&offset=5' }), 'mismatch'],
    ['another host', header('host', 'evil.example'), 'mismatch'],
    ['another signed header', header('x-store', 'paris'), 'mismatch'],
    ['a signed header less', header('x-store', undefined), 'missing'],
    ['no date', header('date', undefined), 'missing'],
    ['another time of the day', header('date', '20260314T092700Z'), 'mismatch'],
    ['another day', header('date', '20260315T092653Z'), 'day'],
    ['a date that is none', header('date', 'yesterday'), 'date'],
  ])('%s', (_, change, kind) => {
    expect(check(signed, change)?.kind).toBe(kind);
  });

  it('a wrong secret, with the canonical request to compare with', () => {
    const fault = check({ ...REQUEST, secret: 'another' });
    expect(fault).toMatchObject({
      kind: 'mismatch',
      canonical: expect.stringMatching(/^POST\n\/events\n\n/),
    });
    expect(JSON.stringify(fault)).not.toContain(SECRET);
  });

  it.each([301_000, -301_000])('a date that is %d ms off', (off) => {
    expect(check({ ...REQUEST, at: NOW - off })).toEqual({ kind: 'stale', seconds: off / 1_000 });
  });

  it('date or host left unsigned', () => {
    for (const header_ of ['date', 'host']) {
      const claim = claimOf(signAsClient(REQUEST)['authorization']);
      const without = { ...claim, signedHeaders: claim.signedHeaders.filter((name) => name !== header_) };
      expect(escherSignatures.verify(without, wireOf(REQUEST), SECRET, NOW)).toEqual({
        kind: 'unsigned',
        header: header_,
      });
    }
  });

  it('another scope', () => {
    const claim = claimOf(signAsClient(REQUEST)['authorization']);
    for (const scope of ['eu/iam/antavo_request', 'api/antavo_request', 'eu/api/other_request'])
      expect(escherSignatures.verify({ ...claim, scope }, wireOf(REQUEST), SECRET, NOW)?.kind).toBe('scope');
  });

  it('changed bytes anywhere in a signature', () => {
    const claim = claimOf(signAsClient(REQUEST)['authorization']);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 63 }), fc.integer({ min: 1, max: 15 }), (at, by) => {
        const digit = (Number.parseInt(claim.signature[at] ?? '0', 16) ^ by).toString(16);
        const signature = claim.signature.slice(0, at) + digit + claim.signature.slice(at + 1);
        expect(escherSignatures.verify({ ...claim, signature }, wireOf(REQUEST), SECRET, NOW)?.kind).toBe(
          'mismatch',
        );
      }),
    );
  });
});

describe('headers', () => {
  it('of other kinds are not read', () => {
    for (const other of ['Bearer abc', 'Basic abc', 'EMS-HMAC-SHA256 Credential=a', ''])
      expect(escherSignatures.read(other)).toBeUndefined();
  });

  it.each([
    'ANTAVO-HMAC-SHA256',
    'ANTAVO-HMAC-SHA256 Credential=key',
    'ANTAVO-HMAC-SHA512 Credential=k/20260314/eu/api/antavo_request, SignedHeaders=date;host, Signature=ab',
    `ANTAVO-HMAC-SHA256 Credential=k/20260314/eu/api/antavo_request, SignedHeaders=, Signature=${'a'.repeat(64)}`,
    `ANTAVO-HMAC-SHA256 Credential=k/20260314/eu/api/antavo_request, SignedHeaders=date;host, Signature=${'a'.repeat(63)}`,
    `ANTAVO-HMAC-SHA256 Credential=k/2026/eu/api/antavo_request, SignedHeaders=date;host, Signature=${'a'.repeat(64)}`,
  ])('that are not whole are malformed: %s', (text) => {
    expect(escherSignatures.read(text)).toBe('malformed');
  });

  it('are read in linear time', () => {
    const began = performance.now();
    escherSignatures.read(`ANTAVO-HMAC-SHA256 Credential=${'a/'.repeat(50_000)}, ${' '.repeat(50_000)}`);
    expect(performance.now() - began).toBeLessThan(500);
  });

  it('are compared without regard to case and spaces, as the specification says', () => {
    const wire = wireOf({ ...REQUEST, headers: { 'x-note': 'a  "b  c"   d' } });
    const headers = wire.headers.map(([name, value]) => [name.toUpperCase(), ` ${value} `] as const);
    const forms = canonicalForms({ ...wire, headers: [...headers, ['X-Note', 'e']] }, ['x-note']);
    expect(forms[0]?.split('\n')).toContain('x-note:a "b  c" d,e');
  });
});

function claimOf(authorization: string | undefined): SignatureClaim {
  const claim = escherSignatures.read(authorization ?? '');
  if (claim === undefined || claim === 'malformed') throw new Error(`not read: ${authorization}`);
  return claim;
}

function wireOf(request: ClientRequest): WireRequest {
  const query = queryOf(request.query ?? []);
  return {
    method: request.method,
    target: query === '' ? request.path : `${request.path}?${query}`,
    headers: Object.entries(signAsClient(request)),
    body: Buffer.from(request.body ?? ''),
  };
}

function check(
  request: ClientRequest,
  onTheWay: (wire: WireRequest) => WireRequest = (wire) => wire,
): SignatureFault | undefined {
  const claim = claimOf(signAsClient(request)['authorization']);
  return escherSignatures.verify(claim, onTheWay(wireOf(request)), SECRET, NOW);
}
