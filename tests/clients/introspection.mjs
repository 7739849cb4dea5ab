// The standard tools read the real schema: graphql-js with each combination of its options (GraphiQL, codegen and Apollo's clients use it
// so), the longer chain of types that it asks for from version 16.9 on, and the queries that Rover and get-graphql-schema (Relay) send.

import { buildClientSchema, getIntrospectionQuery, printSchema, validateSchema } from 'graphql';
import { assert, check, equal, runChecks, url } from './checks.mjs';

const switches = ['descriptions', 'specifiedByUrl', 'directiveIsRepeatable', 'schemaDescription', 'inputValueDeprecation', 'oneOf'];
const typeRef = (depth) => (depth === 0 ? 'kind name' : `kind name ofType { ${typeRef(depth - 1)} }`);

async function ask(query, operationName) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
    body: JSON.stringify({ query, operationName }),
  });
  const { data, errors } = await response.json();
  assert(!errors, JSON.stringify(errors));
  return data;
}

function readable(data) {
  const schema = buildClientSchema(data);
  equal(validateSchema(schema), [], 'what is wrong with the schema');
  assert(printSchema(schema).includes('type Campaign implements Node'), 'the schema lacks campaigns');
  return schema;
}

for (let chosen = 0; chosen < 1 << switches.length; chosen += 1) {
  const options = Object.fromEntries(switches.map((name, place) => [name, Boolean(chosen & (1 << place))]));
  const on = switches.filter((name) => options[name]).join(', ') || 'nothing';
  check(`graphql-js with ${on}`, async () => readable(await ask(getIntrospectionQuery(options), 'IntrospectionQuery')));
}

check('graphql-js tells what is specified where, described and oneOf', async () => {
  const all = Object.fromEntries(switches.map((name) => [name, true]));
  const schema = readable(await ask(getIntrospectionQuery(all)));
  assert(schema.description, 'the schema has no description');
  assert(schema.getType('UUID').specifiedByURL?.includes('rfc9562'), 'UUID is specified nowhere');
  assert(schema.getType('ContributionInput').isOneOf, 'a contribution is not oneOf');
  assert(schema.getType('Decimal').description, 'Decimal is not described');
});

const rest = (args, directives, depth) => `
  query IntrospectionQuery {
    __schema {
      queryType { name } mutationType { name } subscriptionType { name }
      types { ...FullType }
      directives { name description ${directives} locations args${args} { ...InputValue } }
    }
  }
  fragment FullType on __Type {
    kind name description
    fields(includeDeprecated: true) { name description args${args} { ...InputValue } type { ...TypeRef } isDeprecated deprecationReason }
    inputFields${args} { ...InputValue }
    interfaces { ...TypeRef }
    enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason }
    possibleTypes { ...TypeRef }
  }
  fragment InputValue on __InputValue { name description type { ...TypeRef } defaultValue }
  fragment TypeRef on __Type { ${typeRef(depth)} }`;

check('get-graphql-schema, which Relay projects use', async () => readable(await ask(rest('', '', 7))));
check('Rover', async () => readable(await ask(rest('(includeDeprecated: true)', 'isRepeatable', 9))));

runChecks();
