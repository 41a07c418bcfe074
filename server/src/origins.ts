/**
 * Whose pages may speak to this server: its own. On a developer's or newcomer's machine every loopback address counts as
 * its own, so http://127.0.0.1:8080 and the development server's port work as http://localhost:8080 does.
 */
export function createOriginCheck(own: string, production: boolean): (origin: string) => boolean {
  const local = !production && isLoopback(own);
  return (origin) => origin === own || (local && isLoopback(origin));
}

function isLoopback(origin: string): boolean {
  const host = URL.parse(origin)?.hostname;
  return host === "localhost" || host === "127.0.0.1" || host === "[::1]";
}
