// PostGraphile as its documentation deploys it: one worker a processor, in production mode.
import cluster from "node:cluster";
import { createServer } from "node:http";
import { availableParallelism } from "node:os";
import { postgraphile } from "postgraphile";
import { makePgService } from "postgraphile/adaptors/pg";
import { grafserv } from "postgraphile/grafserv/node";
import { PostGraphileAmberPreset } from "postgraphile/presets/amber";

const [connectionString, port] = process.argv.slice(2);

if (cluster.isPrimary) {
  let listening = 0;
  for (let i = 0; i < availableParallelism(); i++) {
    cluster.fork().on("listening", () => {
      if (++listening === availableParallelism()) {
        console.log("ready");
      }
    });
  }
} else {
  const server = createServer();
  const service = postgraphile({
    extends: [PostGraphileAmberPreset],
    pgServices: [makePgService({ connectionString, schemas: ["app"] })],
    grafserv: { watch: false },
  }).createServ(grafserv);
  await service.addTo(server);
  server.listen(Number(port), "127.0.0.1");
}
