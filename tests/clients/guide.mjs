// Usage: node guide.mjs <url of the server> <documents>
// documents: {agency}, an agency's token.
// Runs what docs/api/guide.md tells people to run: its calls one after another, then each client's program on a result of its own,
// while people go on taking part.

import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { assert, check, documents, equal, runChecks, url } from './checks.mjs';
import { blocksOf } from './blocks.mjs';
import { compileRelay } from './relay.mjs';

const MINUTES = 60_000;
const here = fileURLToPath(new URL('.', import.meta.url));
const docs = join(here, '..', '..', 'docs');
const { program, files } = await blocksOf(join(docs, 'api', 'guide.md'));
const folder = await mkdtemp(join(here, 'guide-'));
const guide = join(folder, 'guide.mjs');
await writeFile(guide, `${program}\nexport { activity, district, names, problem, staff, tally, vote };\n`);
Object.assign(process.env, { SERVER: url, TOKEN: documents.agency });

// Each time it is asked for under another name, the guide is followed anew.
const follow = (name) => import(`${guide}?${name}`);

// Once the client has said how things are, people take part until it has seen enough of them.
async function watchedBy(file) {
  const { activity, staff, vote } = await follow(file);
  const child = spawn('node', [file], { cwd: folder, env: { ...process.env, ACTIVITY: activity.id, TOKEN: staff } });
  let said = '';
  let code;
  child.stdout.on('data', (text) => (said += text));
  child.stderr.on('data', (text) => (said += text));
  child.on('close', (exit) => (code = exit));
  while (code === undefined) {
    if (said) await vote('eight');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return { code, said };
}

check('the calls of the guide lead from an empty agency to a live result', async () => {
  const { district, names, problem, tally } = await follow('calls');
  assert(tally.respondents >= 10 && tally.cells.some((cell) => cell.key === 'poll/eight' && cell.value > 0), JSON.stringify(tally));
  assert(names.includes('Example School District') && district.id, names.join());
  equal([problem.code, problem.path], ['INVALID', ['input', 'contribution', 'poll', 'choice']], 'the problem');
}, 2 * MINUTES);

for (const [name, code] of files) {
  check(`the program ${name} of the guide watches a result move`, async () => {
    await writeFile(join(folder, name), code);
    if (name.startsWith('relay')) {
      await compileRelay(folder, name, await readFile(join(docs, 'schema.graphql'), 'utf8'));
    }
    const { code: exit, said } = await watchedBy(name);
    assert(exit === 0, said);
    const seen = said.split('\n').filter(Boolean);
    const last = Number(seen.at(-1).split(': ')[1]);
    assert(seen.length > 1 && last >= 50, said);
  }, 2 * MINUTES);
}

check('the guide has a program for each of the clients', async () => equal([...files.keys()], ['apollo.mjs', 'urql.mjs', 'relay.js'], 'the programs'));

await runChecks(() => rm(folder, { recursive: true }));
