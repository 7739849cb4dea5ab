// Usage: node graphql-sse.mjs <url> <documents>
// documents: {query, mutation, subscription, publish, ending, invalid}, each {query, variables};
// publish is a mutation that makes the subscription have a newer event; ending, which may be left out, is a subscription
// that ends by itself; headers, which may be left out, go with every request.

import { createClient } from 'graphql-sse';
import { assert, check, documents, fresh, runChecks, url, within } from './checks.mjs';

const client = () => createClient({ url, retryAttempts: 0, headers: documents.headers });

async function once(params) {
  const results = [];
  await new Promise((resolve, reject) => {
    client().subscribe(params, { next: (value) => results.push(value), error: reject, complete: resolve });
  });
  return results;
}

check('a query has one result and completes', async () => {
  const results = await once(documents.query);
  assert(results.length === 1 && results[0].data && !results[0].errors, JSON.stringify(results));
});

check('a mutation by POST has one result and completes', async () => {
  const results = await once(fresh(documents.mutation));
  assert(results.length === 1 && results[0].data && !results[0].errors, JSON.stringify(results));
});

check('an invalid document is told as an event', async () => {
  const results = await once(documents.invalid);
  assert(results.length === 1 && results[0].errors?.length > 0 && !('data' in results[0]), JSON.stringify(results));
});

if (documents.ending) {
  check('a subscription that ends by itself completes', async () => {
    const results = await once(documents.ending);
    assert(results.length > 0 && results[0].data, JSON.stringify(results));
  });
}

check('a subscription sends a snapshot, then newer events', async () => {
  const iterator = client().iterate(documents.subscription);
  const snapshot = await within(60_000, iterator.next(), 'the snapshot');
  assert(snapshot.value.data, JSON.stringify(snapshot));
  await once(fresh(documents.publish));
  const newer = await within(60_000, iterator.next(), 'the newer event');
  assert(JSON.stringify(newer.value) !== JSON.stringify(snapshot.value), 'the second event is the first again');
  await iterator.return();
});

await runChecks();
