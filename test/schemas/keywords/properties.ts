import { _, str, type KeywordCxt, type KeywordDefinition, type Name } from 'ajv';
import { not } from 'ajv/dist/compile/codegen';
import { isSchemaObject, type JsonSchema } from '../json-schema';

/**
 * One pass over the members that are there, where ajv asks for each that could be: a component has
 * eight of thirty, and looking for an absent one is the dearest. Members with the same schema share
 * its code. With `onlyProperties` beside it (`additionalProperties: false`) no others may be there.
 */
export const properties: KeywordDefinition = {
  keyword: 'properties',
  type: 'object',
  schemaType: 'object',
  error: {
    message: '',
    params: ({ params }) => _`{additionalProperty: ${params['additionalProperty']}}`,
  },
  code(context) {
    const { gen, data } = context;
    const { onlyProperties } = context.parentSchema as JsonSchema;
    const groups = sameSchemas(context.schema as JsonSchema);
    const checked = groups.filter(({ schema }) => onlyProperties === true || !isEmpty(schema));
    if (checked.length === 0 && onlyProperties !== true) return;
    const valid = gen.name('valid');
    gen.var(valid, true);
    gen.forIn('key', data, (key) => {
      gen.if(_`false`);
      for (const group of checked) {
        gen.elseIf(isOneOf(key, group.names));
        checkMember(context, key, group, valid);
      }
      if (onlyProperties === true) {
        gen.else();
        context.setParams({ additionalProperty: key });
        context.error();
        gen.assign(valid, false).break();
      }
      gen.endIf();
    });
    context.ok(valid);
  },
};

interface Group {
  readonly names: readonly string[];
  readonly schema: unknown;
}

/** Names that have the same schema, in the order of the first of them. */
function sameSchemas(schemas: JsonSchema): Group[] {
  const groups = new Map<string, { names: string[]; schema: unknown }>();
  for (const [name, schema] of Object.entries(schemas)) {
    if (/[~/]/.test(name)) throw new Error(`${name} has to be escaped in a pointer.`);
    const text = JSON.stringify(schema);
    const group = groups.get(text);
    if (group === undefined) groups.set(text, { names: [name], schema });
    else group.names.push(name);
  }
  return [...groups.values()];
}

function isEmpty(schema: unknown): boolean {
  return schema === true || (isSchemaObject(schema) && Object.keys(schema).length === 0);
}

function isOneOf(key: Name, names: readonly string[]) {
  const [first = '', ...rest] = names;
  return rest.reduce((sofar, name) => _`${sofar} || ${key} === ${name}`, _`${key} === ${first}`);
}

/** `data[key]` and not by name: in a loop over the keys of an object that takes no look-up. */
function checkMember(context: KeywordCxt, key: Name, { names, schema }: Group, valid: Name): void {
  if (isEmpty(schema)) return;
  const { gen, data, it } = context;
  const [name = ''] = names;
  const errorPath = str`${it.errorPath}/${names.length === 1 ? name : key}`;
  const value = gen.const('value', _`${data}[${key}]`);
  // ajv takes the path of a part from its parent, and has no other way to be told.
  const parent = Object.create(context, { it: { value: { ...it, errorPath } } }) as KeywordCxt;
  parent.subschema({ keyword: 'properties', schemaProp: name, data: value }, valid);
  gen.if(not(valid), () => gen.break());
}
