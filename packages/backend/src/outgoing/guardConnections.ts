import { Socket } from 'node:net';
import type { RefusedHosts } from './RefusedHosts';

/**
 * Refuses connections to hosts that are not configured before their names are looked up.
 *
 * Every client of this process ends here, whichever library and copy it is: node:http, each undici, databases. Node announces
 * sockets without their hosts, and an announced request cannot be held back any more, which is why the method itself is
 * wrapped, as instrumentation of OpenTelemetry does.
 */
export function guardConnections(refused: RefusedHosts): () => void {
  const original = Socket.prototype.connect;
  function connect(this: Socket, ...args: unknown[]): Socket {
    const host = hostOf(args);
    const refusal = host === undefined ? undefined : refused.refusal(host);
    if (refusal) {
      // What is written meanwhile waits, as it does for any connection.
      Reflect.set(this, 'connecting', true);
      process.nextTick(() => this.destroy(refusal));
      return this;
    }
    return Reflect.apply(original, this, args);
  }
  Reflect.set(Socket.prototype, 'connect', connect);
  return () => {
    const current: unknown = Socket.prototype.connect;
    // Somebody may have wrapped it again.
    if (current === connect) {
      Reflect.set(Socket.prototype, 'connect', original);
    }
  };
}

/** The arguments are those of net.connect, or a list of them that Node has looked at; undefined for what is no TCP. */
function hostOf(args: readonly unknown[]): string | undefined {
  const [first, second] = Array.isArray(args[0]) ? args[0] : args;
  if (typeof first === 'object' && first !== null) {
    const { path, host } = { path: undefined, host: undefined, ...first };
    return path ? undefined : String(host ?? 'localhost');
  }
  if (typeof first === 'string' && Number.isNaN(Number(first))) {
    return undefined;
  }
  return typeof second === 'string' ? second : 'localhost';
}
