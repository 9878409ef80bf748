import { describe, expect, it } from 'vitest';
import { constants, library } from './library.ts';
import { failureOf, valueOf } from './testing/evaluate.ts';

/** As https://jsonnet.org/ref/stdlib.html and the library of the reference have them. */
const signatures = `
abs(n) sign(n) max(a b) min(a b) clamp(x minVal maxVal) pow(x n) exp(x) log(x) log2(x) log10(x) exponent(x) mantissa(x)
floor(x) ceil(x) sqrt(x) sin(x) cos(x) tan(x) asin(x) acos(x) atan(x) atan2(y x) hypot(a b) deg2rad(x) rad2deg(x)
round(x) isEven(x) isOdd(x) isInteger(x) isDecimal(x) modulo(a b) mod(a b)
type(x) length(x) isString(v) isNumber(v) isBoolean(v) isObject(v) isArray(v) isFunction(v) isNull(v)
primitiveEquals(a b) equals(a b) assertEqual(a b) xor(x y) xnor(x y) toString(a) isEmpty(str)
codepoint(str) char(n) substr(str from len) findSubstr(pat str) startsWith(a b) endsWith(a b)
stripChars(str chars) lstripChars(str chars) rstripChars(str chars) trim(str)
split(str c) splitLimit(str c maxsplits) splitLimitR(str c maxsplits) strReplace(str from to)
asciiUpper(str) asciiLower(str) equalsIgnoreCase(str1 str2) stringChars(str) format(str vals)
escapeStringJson(str_) escapeStringPython(str) escapeStringBash(str_) escapeStringDollars(str_) escapeStringXML(str_)
parseInt(str) parseOctal(str) parseHex(str) parseJson(str) parseYaml(str) encodeUTF8(str) decodeUTF8(arr)
manifestIni(ini) manifestPython(v) manifestPythonVars(conf) manifestXmlJsonml(value)
manifestJson(value) manifestJsonMinified(value) manifestJsonEx(value indent newline? key_val_sep?)
manifestToml(value) manifestTomlEx(value indent) manifestYamlDoc(value indent_array_in_object? quote_keys?)
manifestYamlStream(value indent_array_in_object? c_document_end? quote_keys?)
makeArray(sz func) range(from to) repeat(what count) slice(indexable index end step) reverse(arr)
member(arr x) count(arr x) find(value arr) contains(arr elem) remove(arr elem) removeAt(arr at) all(arr) any(arr)
map(func arr) mapWithIndex(func arr) filterMap(filter_func map_func arr) flatMap(func arr) filter(func arr)
foldl(func arr init) foldr(func arr init) join(sep arr) deepJoin(arr) lines(arr) flattenArrays(arrs)
flattenDeepArray(value) resolvePath(f r)
sort(arr keyF?) uniq(arr keyF?) set(arr keyF?) setInter(a b keyF?) setUnion(a b keyF?) setDiff(a b keyF?)
setMember(x arr keyF?) minArray(arr keyF? onEmpty?) maxArray(arr keyF? onEmpty?) sum(arr) avg(arr)
get(o f default? inc_hidden?) objectHas(o f) objectHasAll(o f) objectHasEx(obj f inc_hidden)
objectFields(o) objectFieldsAll(o) objectFieldsEx(obj inc_hidden) objectValues(o) objectValuesAll(o)
objectKeysValues(o) objectKeysValuesAll(o) objectRemoveKey(obj key) mapWithKey(func obj) mergePatch(target patch)
prune(a) base64(input) base64Decode(str) base64DecodeBytes(str) md5(s) sha1(s) sha256(s) sha512(s) sha3(s)
__compare(v1 v2) __compare_array(arr1 arr2) __array_less(arr1 arr2) __array_greater(arr1 arr2)
__array_less_or_equal(arr1 arr2) __array_greater_or_equal(arr1 arr2)`;

const expected = Array.from(signatures.matchAll(/(\w+)\(([^)]*)\)/g), ([, name, list]) => [name, list]);

describe('the library', () => {
  it('has every function, with the names of its parameters', () => {
    const found = [...library.values()].map(({ name, parameters }) => [
      name,
      parameters.map((one) => one.name + (one.optional ? '?' : '')).join(' '),
    ]);
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(expected));
  });

  it('has pi', () => {
    expect(constants.get('pi')).toBe(Math.PI);
  });

  it('takes arguments by name', () => {
    expect(valueOf('std.pow(n=2, x=3)')).toBe(9);
    expect(valueOf('std.get(inc_hidden=false, f="a", o={ a:: 1 }, default=2)')).toBe(2);
    expect(valueOf("std.manifestJsonEx({ a: 1 }, '', key_val_sep='=', newline='')")).toBe('{"a"=1}');
  });
});

describe('arguments of the wrong type', () => {
  it.each([
    [
      'std.floor("1")',
      'Builtin function floor expected (number) but got (string)',
      'Unexpected type string, expected number',
    ],
    [
      'std.makeArray(1, 2)',
      'Builtin function makeArray expected (number, function) but got (number, number)',
      'Unexpected type number, expected function',
    ],
    [
      'std.objectHas(1, "a")',
      'Builtin function objectHasEx expected (object, string, boolean) but got (number, string, boolean)',
      'Unexpected type number, expected object',
    ],
    [
      'std.map(1, [])',
      'std.map first param must be function, got number',
      'std.map first param must be function, got number',
    ],
    [
      'std.filter([], 1)',
      'Builtin function filter expected (function, array) but got (array, number)',
      'Unexpected type number, expected array',
    ],
    [
      'std.length(1)',
      'length operates on strings, objects, and arrays, got number',
      'Unexpected type number',
    ],
    [
      'std.sort(1)',
      'Builtin function sort expected (array) but got (number)',
      'Unexpected type number, expected array',
    ],
  ])('%s', (code, cpp, go) => {
    expect(failureOf(code, 'cpp')).toBe(cpp);
    expect(failureOf(code, 'go')).toBe(go);
  });
});

describe('what is not asked for is not found out', () => {
  it.each([
    ['std.length(std.map(function(x) error "never", [1, 2]))', 2],
    ['std.length(std.map(function(x) 1, [error "never"]))', 1],
    ['std.length(std.mapWithIndex(function(i, x) error "never", [1]))', 1],
    ['std.length(std.makeArray(3, function(i) error "never"))', 3],
    ['std.length(std.filter(function(x) true, [error "never"]))', 1],
    ['std.length(std.mapWithKey(function(k, v) error "never", { a: 1 }))', 1],
    ['std.mapWithKey(function(k, v) k, { a: error "never" }).a', 'a'],
    ['std.length(std.reverse([error "never", 1]))', 2],
    ['std.length(std.repeat([error "never"], 3))', 3],
    ['std.length(std.slice([error "never", 1], 0, null, 1))', 2],
    ['std.length(std.join([error "never"], [[error "never"], [1]]))', 3],
    ['std.length(std.flattenArrays([[error "never"], [2]]))', 2],
    ['std.length(std.sort([error "never"]))', 1],
    ['std.length(std.uniq([error "never"]))', 1],
    ['std.length(std.objectValues({ a: error "never" }))', 1],
    ['std.length(std.objectKeysValues({ a: error "never" }))', 1],
    ['std.get({ a: 1 }, "a", error "never")', 1],
    ['std.minArray([1], onEmpty=error "never")', 1],
    ['std.all([false, error "never"])', false],
    ['std.any([true, error "never"])', true],
    ['std.member([1, error "never"], 1)', true],
    ['std.contains([1, error "never"], 1)', true],
    ['std.foldl(function(a, x) x, [1], error "never")', 1],
    ['std.mergePatch({ a: error "never", b: 1 }, { b: 2 }).b', 2],
    ['std.mergePatch(error "never", 1)', 1],
    ['std.removeAt([error "never", 2], 0)', [2]],
  ])('%s', (code, value) => {
    expect(valueOf(code)).toEqual(value);
  });
});

describe('what is large is paid for before it is made', () => {
  it.each([
    'std.makeArray(1e15, function(i) i)',
    'std.range(0, 1e15)',
    'std.repeat("x", 1e15)',
    'std.repeat([1], 1e15)',
    '"%1000000000000d" % 1',
    '"%-*s" % [1e15, "x"]',
    '"%.1000000000000d" % 1',
    'local s = std.repeat("ab", 1e5); std.strReplace(s, "a", s)',
    'std.join("x", std.makeArray(1e15, function(i) "a"))',
  ])('%s', (code) => {
    expect(failureOf(code)).toMatch(/budget exhausted/);
  });

  it.each([
    'local a = [a]; std.manifestJsonEx(a, "")',
    'local a = [a]; std.manifestYamlDoc(a)',
    'local a = { a: self }; std.manifestPython(a)',
    'local a = { a: self }; std.manifestTomlEx(a, "")',
    'local a = { a: self }; std.prune(a)',
    'local a = [a]; std.deepJoin(a)',
    'local a = [a]; std.flattenDeepArray(a)',
    'local a = ["x", a]; std.manifestXmlJsonml(a)',
  ])('%s does not end in an error of JavaScript', (code) => {
    expect(failureOf(code)).toMatch(/max stack frames exceeded/);
  });
});
