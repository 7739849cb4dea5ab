// A list of named checks, run one after another; each line of output says what holds and what does not.

import { randomUUID } from 'node:crypto';

const checks = [];

export function check(name, run, limit = 180_000) {
  checks.push({ name, run, limit });
}

export function assert(condition, message) {
  if (!condition) throw new Error(message);
}

export function equal(actual, expected, what = 'value') {
  const [a, b] = [JSON.stringify(actual), JSON.stringify(expected)];
  assert(a === b, `${what} is ${a}, expected ${b}`);
}

export function within(milliseconds, promise, what) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} took more than ${milliseconds} ms`)), milliseconds);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** An operation with a new UUID wherever it says $uuid, so that it is no replay of one before. */
export function fresh(params) {
  return JSON.parse(JSON.stringify(params).replaceAll('$uuid', () => randomUUID()));
}

export async function runChecks(tidy = async () => {}) {
  let failed = 0;
  for (const { name, run, limit } of checks) {
    try {
      await within(limit, run(), 'the check');
      console.log(`ok: ${name}`);
    } catch (error) {
      failed += 1;
      console.log(`NOT OK: ${name}: ${error?.message ?? JSON.stringify(error)}`);
    }
  }
  await tidy();
  console.log(`${checks.length - failed} of ${checks.length} hold`);
  process.exit(failed === 0 ? 0 : 1);
}

// The arguments every client takes: the URL of the API, and the documents to use as JSON.
export const url = process.argv[2];
export const documents = JSON.parse(process.argv[3] ?? '{}');
