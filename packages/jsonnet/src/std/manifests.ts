import { manifestIni } from '../manifest/ini.ts';
import { manifestJsonEx } from '../manifest/json-ex.ts';
import { manifestPython, manifestPythonVars } from '../manifest/python.ts';
import { manifestToml } from '../manifest/toml.ts';
import { manifestXmlJsonml } from '../manifest/xml.ts';
import { manifestYamlDoc, manifestYamlStream } from '../manifest/yaml-doc.ts';
import { native, type NativeFunction } from './native.ts';

const json = { indent: '    ', newline: '\n', separator: ': ' };
const minified = { indent: '', newline: '', separator: ':' };

/** Values as texts of other languages. */
export const manifests: readonly NativeFunction[] = [
  native('manifestJson', { value: 'any' }, (run, { value }) => manifestJsonEx(run, value, json)),
  native('manifestJsonMinified', { value: 'any' }, (run, { value }) => manifestJsonEx(run, value, minified)),
  native(
    'manifestJsonEx',
    { value: 'any', indent: 'string', newline: 'string?', key_val_sep: 'string?' },
    (run, { value, indent, newline, key_val_sep: separator }) =>
      manifestJsonEx(run, value, {
        indent,
        newline: newline ?? json.newline,
        separator: separator ?? json.separator,
      }),
  ),
  native(
    'manifestYamlDoc',
    { value: 'any', indent_array_in_object: 'boolean?', quote_keys: 'boolean?' },
    (run, { value, indent_array_in_object: indentArrays, quote_keys: quoteKeys }) =>
      manifestYamlDoc(run, value, { indentArrays: indentArrays ?? false, quoteKeys: quoteKeys ?? true }),
  ),
  native(
    'manifestYamlStream',
    {
      value: 'array',
      indent_array_in_object: 'boolean?',
      c_document_end: 'boolean?',
      quote_keys: 'boolean?',
    },
    (run, args) => {
      const layout = {
        indentArrays: args.indent_array_in_object ?? false,
        quoteKeys: args.quote_keys ?? true,
      };
      return manifestYamlStream(run, args.value, layout, args.c_document_end ?? true);
    },
    { value: 'manifestYamlStream only takes arrays, got ' },
  ),
  native('manifestToml', { value: 'any' }, (run, { value }) => manifestToml(run, value, '  ')),
  native('manifestTomlEx', { value: 'any', indent: 'string' }, (run, { value, indent }) =>
    manifestToml(run, value, indent),
  ),
  native('manifestPython', { v: 'any' }, (run, { v }) => manifestPython(run, v)),
  native('manifestPythonVars', { conf: 'object' }, (run, { conf }) => manifestPythonVars(run, conf)),
  native('manifestIni', { ini: 'object' }, (run, { ini }) => manifestIni(run, ini)),
  native('manifestXmlJsonml', { value: 'any' }, (run, { value }) => manifestXmlJsonml(run, value)),
];
