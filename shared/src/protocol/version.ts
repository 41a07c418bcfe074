/**
 * The version of the wire, raised with every change that an older peer would misread.
 *
 * 1. y-websocket's frames; messages 120 to 124; `/api/sync` as in catch-up.ts.
 */
export const protocolVersion = 1;
