/** What the server counts, in Prometheus' text at /metrics. Nothing here names a person or a file. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

export type Metrics = ReturnType<typeof createMetrics>;

export function createMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    registry,
    openSockets: new Gauge({ name: "pendamping_sockets_open", help: "Open sockets", registers }),
    rooms: new Gauge({ name: "pendamping_rooms", help: "Files with sockets or work", registers }),
    roomsLoaded: new Gauge({ name: "pendamping_rooms_loaded", help: "Files whose document is in memory", registers }),
    frames: new Counter({
      name: "pendamping_frames_total",
      help: "Updates by verdict",
      labelNames: ["verdict"] as const,
      registers,
    }),
    socketsClosed: new Counter({
      name: "pendamping_sockets_closed_total",
      help: "Sockets that the server closed, by code",
      labelNames: ["code"] as const,
      registers,
    }),
    upgradesRefused: new Counter({
      name: "pendamping_upgrades_refused_total",
      help: "Socket requests answered with an HTTP error, by status",
      labelNames: ["status"] as const,
      registers,
    }),
    commitEntries: new Histogram({
      name: "pendamping_commit_entries",
      help: "Verdicts stored by one transaction",
      buckets: [1, 2, 5, 10, 20, 50, 100, 200, 500],
      registers,
    }),
    commitSeconds: new Histogram({
      name: "pendamping_commit_seconds",
      help: "Time of one transaction, the disk included",
      buckets: [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 1, 5],
      registers,
    }),
    commitFailures: new Counter({
      name: "pendamping_commit_failures_total",
      help: "Transactions that failed: nothing of them was acknowledged",
      registers,
    }),
    refusals: new Counter({
      name: "pendamping_refusals_total",
      help: "Verdicts that turned work into a suggestion, by reason",
      labelNames: ["reason"] as const,
      registers,
    }),
    quarantined: new Counter({
      name: "pendamping_quarantined_total",
      help: "Updates set aside for inspection",
      registers,
    }),
    secondJudgeAlarms: new Counter({
      name: "pendamping_second_judge_alarms_total",
      help: "Updates that did something else than the gate had foreseen. Never expected: look into the quarantine",
      registers,
    }),
    fingerprints: new Counter({
      name: "pendamping_fingerprints_total",
      help: "Replicas compared with the log by their fingerprint, by result. `differs` is never expected: that device lost something, or the server did",
      labelNames: ["result"] as const,
      registers,
    }),
    logRows: new Gauge({ name: "pendamping_log_rows", help: "Rows in the update log", registers }),
    folds: new Counter({ name: "pendamping_folds_total", help: "Checkpoints written by compaction", registers }),
  };
}
