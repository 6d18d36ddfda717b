import {
  FieldsOnCorrectTypeRule,
  GraphQLError,
  Kind,
  NoSchemaIntrospectionCustomRule,
  specifiedRules,
  type ASTNode,
  type ASTVisitor,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';

/**
 * An unknown field in the shape that Interlynk documents: `extensions` with the code
 * `undefinedField`, the type and the field, and `path` from the operation down.
 */
function undefinedFieldRule(context: ValidationContext): ASTVisitor {
  return {
    Field: (node, _key, _parent, _path, ancestors) => {
      const type = context.getParentType();
      if (type === null || type === undefined || context.getFieldDef()) return;
      const fieldName = node.name.value;
      context.reportError(
        new GraphQLError(`Field '${fieldName}' doesn't exist on type '${type.name}'`, {
          nodes: node,
          path: [...ancestors.flatMap(pathStep), fieldName],
          extensions: { code: 'undefinedField', typeName: type.name, fieldName },
        }),
      );
    },
  };
}

function pathStep(ancestor: ASTNode | readonly ASTNode[]): string[] {
  if (!('kind' in ancestor)) return [];
  if (ancestor.kind === Kind.FIELD) return [ancestor.name.value];
  if (ancestor.kind !== Kind.OPERATION_DEFINITION) return [];
  const name = ancestor.name?.value;
  return [name === undefined ? ancestor.operation : `${ancestor.operation} ${name}`];
}

/** The specification's rules, with the one above; introspection is off in production. */
export const INTERLYNK_RULES: readonly ValidationRule[] = [
  ...specifiedRules.filter((rule) => rule !== FieldsOnCorrectTypeRule),
  undefinedFieldRule,
  NoSchemaIntrospectionCustomRule,
];
