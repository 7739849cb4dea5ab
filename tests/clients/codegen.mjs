// Usage: node codegen.mjs <url of the API> <documents>
// documents: {token}. Reads the schema from the server as graphql-codegen does, generates types for the guide's operations and checks
// them with TypeScript.

import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { codegen } from '@graphql-codegen/core';
import * as typescript from '@graphql-codegen/typescript';
import * as operations from '@graphql-codegen/typescript-operations';
import { buildClientSchema, getIntrospectionQuery, parse, printSchema } from 'graphql';
import { assert, check, documents, runChecks, url } from './checks.mjs';
import { blocksOf } from './blocks.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const TAG = /(?:gql|graphql)`\s*((?:query|subscription|mutation) \w+[\s\S]*?)`/g;
const scalars = { DateTime: 'string', Date: 'string', UUID: 'string', Decimal: 'number', Long: 'number' };

async function introspect() {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${documents.token}` },
    body: JSON.stringify({ query: getIntrospectionQuery() }),
  });
  const { data, errors } = await response.json();
  assert(!errors, JSON.stringify(errors));
  return buildClientSchema(data);
}

check('types generated from the schema of the server fit the operations of the guide and compile', async () => {
  const schema = await introspect();
  const { files } = await blocksOf(join(here, '..', '..', 'docs', 'api', 'guide.md'));
  const tagged = [...files.values()].flatMap((code) => Array.from(code.matchAll(TAG), ([, operation]) => operation));
  assert(tagged.length >= 4, `only ${tagged.length} operations in the guide`);
  const generated = await codegen({
    filename: 'generated.ts',
    schema: parse(printSchema(schema)),
    documents: tagged.map((operation, n) => ({ location: `${n}`, document: parse(operation) })),
    config: { scalars, strictScalars: true },
    plugins: [{ typescript: {} }, { operations: {} }],
    pluginMap: { typescript, operations },
  });
  const folder = await mkdtemp(join(here, 'guide-'));
  await writeFile(join(folder, 'generated.ts'), generated);
  await writeFile(join(folder, 'use.ts'), `
    import type { ResultsQuery } from './generated';
    export const respondents = (results: ResultsQuery): number | null | undefined => results.activity?.tally?.respondents;
  `);
  const tsc = fileURLToPath(new URL('node_modules/.bin/tsc', import.meta.url));
  const flags = ['--noEmit', '--strict', '--skipLibCheck', '--module', 'preserve', '--target', 'es2022', '--types', ''];
  await promisify(execFile)(tsc, [...flags, 'use.ts'], { cwd: folder })
    .catch((failure) => assert(false, `${failure.stdout}${failure.stderr}`))
    .finally(() => rm(folder, { recursive: true }));
}, 120_000);

await runChecks();
