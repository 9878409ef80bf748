/** The one name under which templates import it. */
export const LIBRARY_NAME = 'lytemplates.libsonnet';
/** Where the library finds what the template is filled in from. */
export const ENTITY = 'causeway.entity';
export const CONFIG = 'causeway.config';

/**
 * The library that templates import: every method that Lytics documents (fact sheet 3.1), written anew. `get` answers
 * the default only for a field that is not there; `notNull` also for one that is null.
 */
export const LIBRARY: string = String.raw`
local entity = std.extVar('${ENTITY}');
local config = std.extVar('${CONFIG}');
local isHex(x, length) =
  std.isString(x) && std.length(x) == length &&
  std.all([std.member('0123456789abcdef', c) for c in std.stringChars(x)]);
local field(object, name, def) =
  if std.isObject(object) && std.objectHas(object, name) then object[name] else def;
local list(value) = if std.isArray(value) then value else [];
local segEvents = list(field(entity, 'segment_events', []));

{
  has(name, obj=entity):: std.isObject(obj) && std.objectHas(obj, name),
  get(name, def=null):: field(entity, name, def),
  jobConfGet(key, def=null)::
    field(config, key, field(field(config, 'additionalProperties', {}), key, def)),
  notNull(val, def):: if val == null then def else val,
  enum(value, options, def):: if std.member(options, value) then value else def,
  validatedEnum(name, options, def):: self.enum(self.jobConfGet(name), options, def),
  profileFieldFromConfig(configField, def=null)::
    local name = self.jobConfGet(configField);
    if std.isString(name) then self.get(name, def) else def,

  slugForEvent(ev):: field(ev, 'slug', ''),
  idForEvent(ev):: field(ev, 'id', ''),
  segEvIsEnter(ev):: field(ev, 'event', '') == 'enter',
  segEvIsExit(ev):: field(ev, 'event', '') == 'exit',
  isEnter():: std.any([self.segEvIsEnter(ev) for ev in segEvents]),
  isExit():: std.any([self.segEvIsExit(ev) for ev in segEvents]),
  segSlug():: std.join('', [std.toString(self.slugForEvent(ev)) for ev in segEvents]),
  inSeg(id)::
    std.member(list(field(entity, '_segments', [])), id) ||
    std.member(list(field(entity, 'segments_all', [])), id) ||
    std.any([
      !self.segEvIsExit(ev) && (self.idForEvent(ev) == id || self.slugForEvent(ev) == id)
      for ev in segEvents
    ]),

  sha256(x):: std.sha256(std.toString(x)),
  sha1(x):: std.sha1(std.toString(x)),
  isValidSha256(x):: isHex(x, 64),
  isValidSha1(x):: isHex(x, 40),
}
`;
