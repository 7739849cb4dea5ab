// Usage: node caches.mjs <url of the API> <documents>
// documents: {token, activities, campaigns}: a token of staff, two open polls whose options have the same keys and other labels, and the
// ids of campaigns that are listed, perhaps among others. What normalizing caches make of it.

import { ApolloClient, ApolloLink, HttpLink, InMemoryCache, gql } from '@apollo/client';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { relayStylePagination } from '@apollo/client/utilities';
import { OperationTypeNode } from 'graphql';
import { createClient } from 'graphql-ws';
import relay from 'relay-runtime';
import { WebSocket } from 'ws';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { assert, check, documents, equal, runChecks, url, within } from './checks.mjs';
import { compileRelay } from './relay.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const authorization = `Bearer ${documents.token}`;
const [one, other] = documents.activities;

function holdsEachOnce(ids) {
  equal(documents.campaigns.filter((id) => !ids.includes(id)), [], 'the campaigns that are missing');
  equal(ids.filter((id, place) => ids.indexOf(id) !== place), [], 'the campaigns that are there twice');
}

function apollo() {
  const socket = createClient({ url: url.replace(/^http/, 'ws'), webSocketImpl: WebSocket, connectionParams: { authorization } });
  const client = new ApolloClient({
    link: ApolloLink.split(
      ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
      new GraphQLWsLink(socket),
      new HttpLink({ uri: url, headers: { authorization } }),
    ),
    cache: new InMemoryCache({ typePolicies: { Query: { fields: { campaigns: relayStylePagination() } } } }),
  });
  return { client, done: () => (socket.dispose(), client.stop()) };
}

const LABELS = gql`query($id: ID!) { activity(id: $id) { id config { ... on Poll { options { key label } } } } }`;
const labels = ({ data }) => data.activity.config.options.map((option) => option.label);

check('two activities whose options have the same keys keep their own labels in a cache', async () => {
  const { client, done } = apollo();
  const [first] = [labels(await client.query({ query: LABELS, variables: { id: one } })), labels(await client.query({ query: LABELS, variables: { id: other } }))];
  const cached = labels(await client.query({ query: LABELS, variables: { id: one }, fetchPolicy: 'cache-only' }));
  equal(cached, first, 'what the cache says of the first');
  const second = labels(await client.query({ query: LABELS, variables: { id: other }, fetchPolicy: 'cache-only' }));
  assert(JSON.stringify(first) !== JSON.stringify(second), 'both have the same labels');
  done();
}, 60_000);

check('a cached tally follows the subscription', async () => {
  const { client, done } = apollo();
  const query = gql`query($id: ID!) { activity(id: $id) { id tally(view: STAFF) { id version contributions cells { key n } } } }`;
  const before = (await client.query({ query, variables: { id: one } })).data.activity.tally;
  const newer = new Promise((resolve) => {
    const tally = gql`subscription($id: ID!) { tally(activityId: $id, view: STAFF) { id version contributions cells { key n } } }`;
    client.subscribe({ query: tally, variables: { id: one } }).subscribe(({ data }) => data.tally.version > before.version && resolve(data.tally));
  });
  const submit = gql`mutation($input: SubmitContributionInput!) { submitContribution(input: $input) { receipt { submissionId } } }`;
  await client.mutate({ mutation: submit, variables: { input: { activityId: one, submissionId: randomUUID(), contribution: { poll: { choice: 'a' } } } } });
  const event = await within(60_000, newer, 'the newer event');
  const cached = (await client.query({ query, variables: { id: one }, fetchPolicy: 'cache-only' })).data.activity.tally;
  equal([cached.version, cached.contributions], [event.version, event.contributions], 'the cached tally');
  const views = gql`query($id: ID!) { activity(id: $id) { id staff: tally(view: STAFF) { id view } all: tally(view: PUBLIC) { id view } } }`;
  const both = (await client.query({ query: views, variables: { id: one } })).data.activity;
  assert(both.staff.id !== both.all.id, 'the views of a tally share a place in the cache');
  const found = await client.query({ query: gql`query($id: ID!) { node(id: $id) { id ... on Tally { version } } }`, variables: { id: cached.id } });
  equal(found.data.node.id, cached.id, 'the node');
  done();
}, 120_000);

check('pages of a list are put together in a cache', async () => {
  const { client, done } = apollo();
  const query = gql`query($after: String) {
    campaigns(first: 2, after: $after) { edges { cursor node { id } } pageInfo { hasNextPage endCursor startCursor hasPreviousPage } }
  }`;
  let page = (await client.query({ query })).data.campaigns;
  const watched = client.watchQuery({ query });
  const watcher = watched.subscribe(() => {});
  while (page.pageInfo.hasNextPage) {
    await watched.fetchMore({ variables: { after: page.pageInfo.endCursor } });
    page = client.cache.readQuery({ query }).campaigns;
  }
  holdsEachOnce(page.edges.map((edge) => edge.node.id));
  watcher.unsubscribe();
  done();
}, 60_000);

// What useLoadablePagination does of a list, without a page to render: each page asked for is appended to the connection in the store.
const RELAY = `
import relay from 'relay-runtime';
const { graphql } = relay;
export default graphql\`
  query campaignsQuery($count: Int!, $after: String) {
    campaigns(first: $count, after: $after) @connection(key: "list_campaigns") { edges { node { id title } } pageInfo { hasNextPage endCursor } }
  }
\`;
`;

check('Relay puts the pages of a connection together in its store', async () => {
  const folder = await mkdtemp(join(here, 'guide-'));
  await writeFile(join(folder, 'campaigns.js'), RELAY);
  await compileRelay(folder, 'campaigns.js', await readFile(join(here, '..', '..', 'docs', 'schema.graphql'), 'utf8'));
  const { default: query } = await import(join(folder, 'campaigns.js'));
  await rm(folder, { recursive: true });
  const { ConnectionHandler, Environment, Network, RecordSource, Store, createOperationDescriptor, getRequest } = relay;
  const ask = async ({ text }, variables) => {
    const headers = { 'content-type': 'application/json', authorization };
    return (await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query: text, variables }) })).json();
  };
  const environment = new Environment({ network: Network.create(ask), store: new Store(new RecordSource()) });
  let after = null;
  for (let more = true; more; ) {
    const operation = createOperationDescriptor(getRequest(query), { count: 2, after });
    await environment.execute({ operation }).toPromise();
    environment.retain(operation);
    const { data } = environment.lookup(operation.fragment);
    ({ endCursor: after, hasNextPage: more } = data.campaigns.pageInfo);
  }
  let ids;
  environment.commitUpdate((store) => {
    const connection = ConnectionHandler.getConnection(store.getRoot(), 'list_campaigns');
    ids = connection.getLinkedRecords('edges').map((edge) => edge.getLinkedRecord('node').getDataID());
  });
  holdsEachOnce(ids);
}, 120_000);

await runChecks();
