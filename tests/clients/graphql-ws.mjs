// Usage: node graphql-ws.mjs <url> <documents>
// documents: {query, mutation, subscription, publish, ending, invalid, connectionParams, refusedParams, credentialNeeded}.
// ending and credentialNeeded, a subscription that is refused to the public, may be left out.
// The first half uses the reference client; the second speaks the protocol by hand, to break it.

import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { assert, check, documents, equal, fresh, runChecks, url, within } from './checks.mjs';

const socketUrl = url.replace(/^http/, 'ws');
const client = (extra = {}) =>
  createClient({ url: socketUrl, webSocketImpl: WebSocket, retryAttempts: 0, connectionParams: documents.connectionParams, ...extra });

function once(shared, params) {
  const results = [];
  return new Promise((resolve, reject) => {
    shared.subscribe(params, { next: (value) => results.push(value), error: reject, complete: () => resolve(results) });
  });
}

check('a query and a mutation have one result each', async () => {
  const shared = client();
  for (const params of [documents.query, fresh(documents.mutation)]) {
    const results = await once(shared, params);
    assert(results.length === 1 && results[0].data && !results[0].errors, JSON.stringify(results));
  }
  await shared.dispose();
});

check('an invalid document is an error message', async () => {
  const shared = client();
  const errors = await once(shared, documents.invalid).then(() => null, (error) => error);
  assert(Array.isArray(errors) && errors[0].message && errors[0].extensions?.code, JSON.stringify(errors));
  await shared.dispose();
});

check('a subscription sends a snapshot, then newer events, beside other operations on the socket', async () => {
  const shared = client();
  const iterator = shared.iterate(documents.subscription);
  const snapshot = await within(60_000, iterator.next(), 'the snapshot');
  assert(snapshot.value.data, JSON.stringify(snapshot));
  await once(shared, fresh(documents.publish));
  const newer = await within(60_000, iterator.next(), 'the newer event');
  assert(JSON.stringify(newer.value) !== JSON.stringify(snapshot.value), 'the second event is the first again');
  await iterator.return();
  await once(shared, documents.query);
  await shared.dispose();
});

check('several subscriptions on one socket each get the newer event', async () => {
  const shared = client();
  const iterators = [1, 2, 3].map(() => shared.iterate(documents.subscription));
  await within(60_000, Promise.all(iterators.map((iterator) => iterator.next())), 'the snapshots');
  await once(shared, fresh(documents.publish));
  const newer = await within(60_000, Promise.all(iterators.map((iterator) => iterator.next())), 'the newer events');
  assert(newer.every((event) => event.value.data && !event.value.errors), JSON.stringify(newer));
  await Promise.all(iterators.map((iterator) => iterator.return()));
  await shared.dispose();
});

if (documents.ending) {
  check('a subscription that ends by itself completes', async () => {
    const shared = client();
    const results = await once(shared, documents.ending);
    assert(results.length > 0 && results[0].data, JSON.stringify(results));
    await shared.dispose();
  });
}

if (documents.credentialNeeded) {
  check('a subscription for staff is refused without a credential', async () => {
    const shared = client({ connectionParams: undefined });
    const results = await once(shared, documents.credentialNeeded).catch((errors) => [{ errors }]);
    const code = results[0]?.errors?.[0]?.extensions?.code;
    assert(code === 'UNAUTHENTICATED' && !results[0].data, JSON.stringify(results));
    await shared.dispose();
  });
}

check('the client gets its pongs', async () => {
  let ponged;
  const pong = new Promise((resolve) => (ponged = resolve));
  const shared = client({ keepAlive: 50, lazy: false, on: { pong: (received) => received && ponged() } });
  await within(60_000, pong, 'the pong');
  await shared.dispose();
});

if (documents.refusedParams) {
  check('a wrong credential is refused with 4403', async () => {
    const shared = client({ connectionParams: documents.refusedParams });
    const closed = await once(shared, documents.query).then(() => null, (event) => event);
    equal(closed?.code, 4403, 'close code');
  });
}

// By hand.

function open(protocol = 'graphql-transport-ws') {
  const socket = new WebSocket(socketUrl, protocol);
  const inbox = [];
  const waiting = [];
  const closed = new Promise((resolve) => socket.on('close', (code, reason) => resolve({ code, reason: reason.toString() })));
  socket.on('message', (data) => {
    const message = JSON.parse(data.toString());
    const next = waiting.shift();
    if (next) next(message);
    else inbox.push(message);
  });
  socket.on('error', () => {});
  const opened = new Promise((resolve) => socket.on('open', resolve));
  return {
    socket,
    closed: () => within(12_000, closed, 'the close'),
    send: async (message) => {
      await opened;
      socket.send(typeof message === 'string' || Buffer.isBuffer(message) ? message : JSON.stringify(message));
    },
    receive: () =>
      within(60_000, new Promise((resolve) => (inbox.length ? resolve(inbox.shift()) : waiting.push(resolve))), 'the message'),
  };
}

async function acknowledged() {
  const connection = open();
  await connection.send({ type: 'connection_init', payload: documents.connectionParams });
  equal((await connection.receive()).type, 'connection_ack', 'type');
  return connection;
}

const subscribe = (id, payload) => ({ id, type: 'subscribe', payload });

check('another subprotocol is closed with 4406', async () => equal((await open('graphql-ws').closed()).code, 4406, 'close code'));

check('no connection_init in time is closed with 4408', async () => equal((await open().closed()).code, 4408, 'close code'));

check('a subscribe before the acknowledgement is closed with 4401', async () => {
  const connection = open();
  await connection.send(subscribe('1', documents.query));
  equal((await connection.closed()).code, 4401, 'close code');
});

check('a second connection_init is closed with 4429', async () => {
  const connection = await acknowledged();
  await connection.send({ type: 'connection_init' });
  equal((await connection.closed()).code, 4429, 'close code');
});

for (const [what, message] of Object.entries({
  'text that is not JSON': '{',
  'a list': [],
  'an unknown type': { type: 'start', id: '1' },
  'no type': { id: '1' },
  'a numeric id': { id: 1, type: 'subscribe', payload: documents.query },
  'a subscribe without id': { type: 'subscribe', payload: documents.query },
  'a subscribe without payload': { id: '1', type: 'subscribe' },
  'a subscribe with a numeric query': subscribe('1', { query: 7 }),
  'a binary message': Buffer.from([1, 2, 3]),
})) {
  check(`${what} is closed with 4400`, async () => {
    const connection = await acknowledged();
    await connection.send(message);
    equal((await connection.closed()).code, 4400, 'close code');
  });
}

check('a connection_init whose payload is no object is closed with 4400', async () => {
  const connection = open();
  await connection.send({ type: 'connection_init', payload: 7 });
  equal((await connection.closed()).code, 4400, 'close code');
});

check('an operation id in use is closed with 4409', async () => {
  const connection = await acknowledged();
  await connection.send(subscribe('same', documents.subscription));
  await connection.receive();
  await connection.send(subscribe('same', documents.subscription));
  equal((await connection.closed()).code, 4409, 'close code');
});

check('an id is free again after complete', async () => {
  const connection = await acknowledged();
  await connection.send(subscribe('same', documents.subscription));
  equal((await connection.receive()).type, 'next', 'type');
  await connection.send({ id: 'same', type: 'complete' });
  await connection.send(subscribe('same', documents.query));
  equal((await connection.receive()).type, 'next', 'type');
  equal((await connection.receive()).type, 'complete', 'type');
  connection.socket.close();
});

check('complete for an unknown id is ignored', async () => {
  const connection = await acknowledged();
  await connection.send({ id: 'nobody', type: 'complete' });
  await connection.send({ type: 'ping', payload: { mark: 1 } });
  equal(await connection.receive(), { type: 'pong', payload: { mark: 1 } }, 'answer');
  connection.socket.close();
});

check('a ping is answered before initialisation too', async () => {
  const connection = open();
  await connection.send({ type: 'ping' });
  equal(await connection.receive(), { type: 'pong' }, 'answer');
  connection.socket.close();
});

check('a message that is too big is closed with 1009', async () => {
  const connection = await acknowledged();
  await connection.send(subscribe('1', { query: `{${' '.repeat(1_000_000)}}` }));
  equal((await connection.closed()).code, 1009, 'close code');
});

await runChecks();
