/**
 * Lets an hour pass for whatever waits in the inbox of the production journeys: PORT. `POST /` does it and answers how
 * many events were waiting. The clock of that portal is the real one, and no test waits for an hour. Reads POSTGRES_*.
 */
import { createServer } from 'node:http';
import pg from 'pg';

const HOUR_MS = 3_600_000;
const { POSTGRES_HOST, POSTGRES_PORT, POSTGRES_USER, POSTGRES_PASSWORD } =
  process.env;

async function passHour() {
  const client = new pg.Client({
    ...{ host: POSTGRES_HOST, port: Number(POSTGRES_PORT) },
    ...{ user: POSTGRES_USER, password: POSTGRES_PASSWORD },
    // The prefix is that of app-config.production.yaml.
    database: 'groundwork_plugin_readiness',
  });
  await client.connect();
  try {
    const { rowCount } = await client.query(
      `update delivery_inbox set received_at_ms = received_at_ms - $1 where state = 'waiting'`,
      [HOUR_MS],
    );
    return { events: rowCount ?? 0 };
  } finally {
    await client.end();
  }
}

createServer((request, response) => {
  const answer = (/** @type {number} */ status, /** @type {object} */ body) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  };
  if (request.method !== 'POST') {
    answer(405, { error: 'POST lets an hour pass' });
    return;
  }
  passHour().then(
    passed => answer(200, passed),
    error => answer(500, { error: String(error) }),
  );
}).listen(Number(process.argv[2]), 'localhost', () =>
  process.stdout.write('READY\n'),
);
