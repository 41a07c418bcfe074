/**
 * Structured logs, one JSON object a line. Accounts and files appear by their ids; no name, no address, no content and no
 * request body ever does. What a person typed cannot reach a log line, because nothing here takes one.
 */
import pino, { type Logger } from "pino";

export type Log = Logger;

export function createLog(level: string): Log {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    // An error's message may quote input; its kind and place may not.
    serializers: {
      err: (error: unknown) => (error instanceof Error ? { kind: error.name, stack: frames(error) } : {}),
    },
  });
}

function frames(error: Error): string[] {
  return (error.stack ?? "")
    .split("\n")
    .filter((line) => line.trim().startsWith("at "))
    .slice(0, 6)
    .map((line) => line.trim());
}
