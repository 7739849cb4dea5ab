// Compiles a program with Relay's own compiler and Babel plugin, as whoever uses Relay does.

import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { transformAsync } from '@babel/core';

const compiler = fileURLToPath(new URL('node_modules/.bin/relay-compiler', import.meta.url));

/** Compiles a file of a folder in its place. */
export async function compileRelay(folder, name, schema) {
  await writeFile(join(folder, 'schema.graphql'), schema);
  await writeFile(join(folder, 'relay.config.json'), JSON.stringify({ src: '.', schema: 'schema.graphql', language: 'javascript', eagerEsModules: true }));
  await promisify(execFile)(compiler, ['relay.config.json'], { cwd: folder });
  const source = join(folder, name);
  const plugins = [['relay', { eagerEsModules: true }]];
  const { code } = await transformAsync(await readFile(source, 'utf8'), { filename: source, babelrc: false, configFile: false, plugins });

  // A bundler finds a file without its ending; Node wants it named.
  await writeFile(source, code.replace(/(__generated__\/\w+\.graphql)/g, '$1.js'));
}
