// Usage: node graphql-http-audit.mjs <url>
// Runs the audit suite of GraphQL over HTTP. Fails when a MUST or a SHOULD does not hold; a MAY is only told.

import { auditServer } from 'graphql-http';

const results = await auditServer({ url: process.argv[2] });
let failed = 0;
for (const result of results) {
  const required = !result.name.startsWith('MAY');
  if (result.status !== 'ok') {
    failed += required ? 1 : 0;
    console.log(`${required ? 'NOT OK' : 'differs'}: ${result.id} ${result.name}: ${result.reason}`);
  }
}
const held = results.filter((result) => result.status === 'ok').length;
console.log(`${held} of ${results.length} hold, ${failed} required ones do not`);
process.exit(failed === 0 ? 0 : 1);
