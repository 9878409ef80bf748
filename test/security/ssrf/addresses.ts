/** An address that must never be called. `P` stands for the port of the trap. */
export type Hostile = readonly [what: string, url: string];

const hosts = (what: string, ...list: readonly string[]): readonly Hostile[] =>
  list.map((host) => [`${what}: ${host}`, `http://${host}:P/latest/meta-data/`]);

/** The same machine, in every spelling that something takes for it. */
const LOOPBACK: readonly Hostile[] = [
  ...hosts('loopback', '127.0.0.1', '127.0.0.2', '127.1', '127.0.1', '127.255.255.254', '0.0.0.0', '0', '00'),
  ...hosts('loopback in decimal', '2130706433', '2130706433.', '3221225985'),
  ...hosts('loopback in octal', '0177.0.0.1', '0177.1', '017700000001', '0000177.0000.0000.0001'),
  ...hosts('loopback in hexadecimal', '0x7f000001', '0x7f.1', '0x7F.0x0.0x0.0x1', '0x7f.0.0.1', '0x0'),
  ...hosts('loopback, mixed', '0x7f.0.1', '127.0x0.1', '0177.0.0x1', '127.0.0.0x1', '0x7f.00.0.1'),
  ...hosts('loopback with a dot at its end', '127.0.0.1.', '127.1.', '0x7f000001.'),
  ...hosts('loopback, percent-encoded', '127.0.0.%31', '%31%32%37.0.0.1', '127%2E0%2E0%2E1', '%6cocalhost'),
  ...hosts(
    'loopback in wide digits',
    '１２７.０.０.１',
    '127。0。0。1',
    '127．0．0．1',
    '①②⑦.⓪.⓪.①',
    '１２７｡１',
  ),
  ...hosts('loopback in mathematical digits', '𝟏𝟐𝟕.𝟎.𝟎.𝟏', '¹²⁷.0.0.1'),
  ...hosts(
    'loopback by name',
    'localhost',
    'LOCALHOST',
    'localhost.',
    'ｌｏｃａｌｈｏｓｔ',
    'local\u00adhost',
  ),
  ...hosts('loopback by a name of its own', 'a.localhost', 'localhost.localdomain', 'ip6-localhost'),
];

const V6: readonly Hostile[] = [
  ...hosts('loopback', '[::1]', '[0:0:0:0:0:0:0:1]', '[0000::0001]', '[::0.0.0.1]'),
  ...hosts('unspecified', '[::]', '[0:0:0:0:0:0:0:0]', '[::0]'),
  ...hosts(
    'IPv4 in IPv6',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[::FFFF:7F00:0001]',
    '[::ffff:a9fe:a9fe]',
  ),
  ...hosts('IPv4 in IPv6, the long way', '[0:0:0:0:0:ffff:10.0.0.1]', '[0:0:0:0:0:ffff:c0a8:101]'),
  ...hosts('IPv4-compatible', '[::127.0.0.1]', '[::7f00:1]', '[::a9fe:a9fe]', '[::10.0.0.1]', '[::8.8.8.8]'),
  ...hosts('translated (RFC 6145)', '[::ffff:0:127.0.0.1]', '[::ffff:0:7f00:1]', '[::ffff:0:a00:1]'),
  ...hosts(
    'NAT64',
    '[64:ff9b::127.0.0.1]',
    '[64:ff9b::7f00:1]',
    '[64:ff9b::a9fe:a9fe]',
    '[64:ff9b::10.0.0.1]',
  ),
  ...hosts('NAT64 of a network', '[64:ff9b:1::1]', '[64:ff9b:1:ffff::7f00:1]', '[64:ff9b:1::a9fe:a9fe]'),
  ...hosts('6to4', '[2002:7f00:1::]', '[2002:a00:1::1]', '[2002:a9fe:a9fe::]', '[2002:c0a8:101::1]'),
  ...hosts('Teredo', '[2001::1]', '[2001:0:7f00:1::]', '[2001:0:4136:e378:8000:63bf:3fff:fdd2]'),
  ...hosts('unique local', '[fc00::1]', '[fd00:ec2::254]', '[fdff:ffff::1]'),
  ...hosts('link-local', '[fe80::1]', '[febf::1]'),
  ...hosts('site-local', '[fec0::1]', '[feff::1]'),
  ...hosts('with a zone', '[fe80::1%eth0]', '[fe80::1%25eth0]', '[::1%lo]', '[::1%25lo]'),
  ...hosts('multicast', '[ff02::1]', '[ff05::1:3]'),
  ...hosts('documentation', '[2001:db8::1]', '[3fff::1]'),
  ...hosts('nobody’s', '[100::1]', '[100:0:0:1::1]', '[5f00::1]', '[2001:10::1]', '[2001:2::1]', '[4000::1]'),
  ...hosts('nobody’s', '[1::]', '[fe00::1]', '[e000::1]', '[::2]'),
];

const V4: readonly Hostile[] = [
  ...hosts('private', '10.0.0.1', '10.255.255.255', '172.16.0.1', '172.31.255.255', '192.168.0.1', '10.1'),
  ...hosts('private in other digits', '0xa000001', '0300.0250.1.1', '3232235777', '012.0.0.1', '192.168.257'),
  ...hosts(
    'link-local and metadata',
    '169.254.169.254',
    '169.254.0.1',
    '2852039166',
    '0xa9fea9fe',
    '169.254.43518',
  ),
  ...hosts('metadata in other digits', '0251.0376.0251.0376', '0xa9.0xfe.0xa9.0xfe', '169.254.169.254.'),
  ...hosts('metadata by name', 'metadata.google.internal', 'metadata', 'instance-data.ec2.internal'),
  ...hosts(
    'metadata elsewhere',
    '100.100.100.200',
    '192.0.0.192',
    '169.254.170.2',
    '168.63.129.16.internal.test',
  ),
  ...hosts('carrier-grade NAT', '100.64.0.1', '100.127.255.254'),
  ...hosts('this network', '0.1.2.3', '0.0.0.1'),
  ...hosts('multicast', '224.0.0.1', '239.255.255.250'),
  ...hosts('broadcast and reserved', '255.255.255.255', '240.0.0.1', '4294967295', '0xffffffff'),
  ...hosts('documentation', '192.0.2.1', '198.51.100.7', '203.0.113.9'),
  ...hosts('benchmarks and assignments', '198.18.0.1', '198.19.255.255', '192.0.0.1', '192.88.99.1'),
];

const SHAPES: readonly Hostile[] = [
  ['user information', 'http://api.example.com@127.0.0.1:P/'],
  ['user information with a password', 'http://user:secret@127.0.0.1:P/'],
  ['user information before a public host', 'https://user:secret@api.example.com/'],
  ['user information twice', 'http://a@b@127.0.0.1:P/'],
  ['user information with an encoded at sign', 'http://api.example.com%40127.0.0.1:P/'],
  ['a host that ends in a fragment', 'http://127.0.0.1:P#@api.example.com/'],
  ['a host that ends in a query', 'http://127.0.0.1:P?@api.example.com/'],
  ['a backslash for a slash', 'http:\\\\127.0.0.1:P\\'],
  ['a backslash before the host', 'http://api.example.com\\@127.0.0.1:P/'],
  ['a backslash after the host', 'http://127.0.0.1:P\\.api.example.com/'],
  ['a tab in the host', 'http://127.0.\t0.1:P/'],
  ['a line break in the host', 'http://127.0.0.1\r\n:P/'],
  ['a line break in the path', 'http://127.0.0.1:P/a HTTP/1.1\r\nHost: internal\r\n\r\n'],
  ['white space around it', ' http://127.0.0.1:P/ '],
  ['a null in the host', 'http://127.0.0.1\u0000.example.com:P/'],
  ['a null, encoded', 'http://127.0.0.1%00.example.com:P/'],
  ['one slash', 'http:/127.0.0.1:P/'],
  ['no slash', 'http:127.0.0.1:P/'],
  ['many slashes', 'http://///127.0.0.1:P/'],
  ['no scheme', '//127.0.0.1:P/'],
  ['a path alone', '/latest/meta-data/'],
  ['an upper-case scheme', 'HTTP://127.0.0.1:P/'],
  ['a mixed scheme', 'hTTpS://LOCALHOST:P/'],
  ['a name that looks public', 'http://127.0.0.1.nip.test:P/'],
  ['a name in letters that look alike', 'http://ｅxample.test:P/'],
  ['a name in punycode', 'http://xn--fsq.test:P/'],
  ['a name that joins nothing', 'http://exa\u200dmple.test:P/'],
  ['a name with an underscore', 'http://_internal.test:P/'],
  ['a name with a sharp s', 'http://stra\u00dfe.test:P/'],
  ['ideographic dots in a name', 'http://internal。test:P/'],
  ['a placeholder where a host belongs', 'http://##event.data.host##:P/'],
  ['nothing', ''],
  ['words', 'not an address'],
  ['a port beyond all ports', 'http://127.0.0.1:65536/'],
  ['a port with a sign', 'http://127.0.0.1:+P/'],
];

const SCHEMES: readonly Hostile[] = [
  'file:///etc/passwd',
  'FILE:///etc/passwd',
  'ftp://127.0.0.1:P/',
  'gopher://127.0.0.1:P/_FLUSHALL',
  'dict://127.0.0.1:P/info',
  'ldap://127.0.0.1:P/',
  'tftp://127.0.0.1:P/',
  'sftp://127.0.0.1:P/',
  'jar:http://127.0.0.1:P/!/',
  'netdoc:///etc/passwd',
  'data:text/plain,hello',
  'javascript:alert(1)',
  'blob:http://127.0.0.1:P/x',
  'ws://127.0.0.1:P/',
  'wss://127.0.0.1:P/',
  'unix:/var/run/docker.sock',
  'http+unix://%2Fvar%2Frun%2Fdocker.sock/info',
  'about:blank',
].map((url) => [`another scheme: ${url}`, url] as const);

/** Services that would take a request for something else; the host is public. */
const PORTS: readonly Hostile[] = [
  20, 21, 22, 23, 25, 53, 110, 143, 389, 465, 587, 993, 3306, 5432, 6379, 11211, 27017,
].map((port) => [`the port of another service: ${port}`, `http://93.184.216.34:${port}/`] as const);

/** Names that the resolver of the tests answers for; see `RESOLVED`. */
const NAMES: readonly Hostile[] = [
  ...hosts(
    'a name that leads home',
    'private.test',
    'loopback.test',
    'linklocal.test',
    'v6.test',
    'mapped.test',
  ),
  ...hosts('several answers, one of them bad', 'mixed.test', 'mixed-last.test', 'mixed-v6.test'),
  ...hosts('an alias of an alias', 'alias.test'),
  ...hosts('another answer each time', 'rebind.test'),
];

/** What names mean; all others mean this machine. A list is given in turn, and its last for ever. */
export const RESOLVED: Readonly<Record<string, readonly (readonly string[])[]>> = {
  'private.test': [['10.0.0.5']],
  'loopback.test': [['127.0.0.1']],
  'linklocal.test': [['169.254.169.254']],
  'v6.test': [['fd00:ec2::254']],
  'mapped.test': [['::ffff:127.0.0.1']],
  'mixed.test': [['127.0.0.1', '93.184.216.34']],
  'mixed-last.test': [['93.184.216.34', '1.1.1.1', '192.168.1.1']],
  'mixed-v6.test': [['93.184.216.34', '::1']],
  'rebind.test': [['127.0.0.1'], ['169.254.169.254'], ['::1'], ['10.0.0.1']],
};

export const HOSTILE: readonly Hostile[] = [
  ...LOOPBACK,
  ...V6,
  ...V4,
  ...SHAPES,
  ...SCHEMES,
  ...PORTS,
  ...NAMES,
];

export function at(port: number, url: string): string {
  return url.replace(/:(\+?)P\b/, (_all, sign: string) => `:${sign}${port}`);
}
