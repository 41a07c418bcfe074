/**
 * The tables, as Kysely sees them. One schema serves SQLite and, later, PostgreSQL: truth values are 0/1 integers, times
 * are ISO strings, lists are JSON text that only the application reads, bytes are blobs.
 */
import type { Generated } from "kysely";

export interface Tables {
  file: FileTable;
  update_log: UpdateLogTable;
  checkpoint: CheckpointTable;
  client_binding: ClientBindingTable;
  ledger: LedgerTable;
  suggestion: SuggestionTable;
  refusal: RefusalTable;
  quarantine: QuarantineTable;
  person: PersonTable;
  assignment: AssignmentTable;
  event: EventTable;
  answer: AnswerTable;
  summary: SummaryTable;
  sign_in_attempt: SignInAttemptTable;
  setting: SettingTable;
  rule_sets: RuleSetsTable;
  approval: ApprovalTable;
}

/** `epoch` changes when a restored backup is noticed; `seq` is the last log row's, `refusals` the last refusal's number. */
interface FileTable {
  id: string;
  name: string;
  village: string;
  kind: string;
  district: string;
  district_code: string;
  place: string;
  epoch: number;
  seq: number;
  refusals: number;
}

interface UpdateLogTable {
  file: string;
  seq: number;
  bytes: Uint8Array;
  account: string;
  device: string;
  received_at: string;
}

/** The file's state up to `seq`; rows up to there are gone from the log. */
interface CheckpointTable {
  file: string;
  seq: number;
  bytes: Uint8Array;
  at: string;
}

interface ClientBindingTable {
  file: string;
  client: number;
  account: string;
  device: string;
  via: string | null;
  first_seen_at: string;
}

interface LedgerTable {
  file: string;
  client: number;
  clock_start: number;
  clock_end: number;
  seq: number;
  account: string;
  via: string | null;
  handed_in_by: string | null;
  written_at: string;
  received_at: string;
}

interface SuggestionTable {
  id: string;
  file: string;
  author: string;
  device: string;
  sections: string;
  reason: string;
  base_seq: number;
  written_at: string;
  received_at: string;
  original: Uint8Array;
  rekeyed: Uint8Array;
  moved: string;
  status: string;
  decided_by: string | null;
  decided_at: string | null;
  decision_reason: string | null;
  changes: string | null;
}

interface RefusalTable {
  file: string;
  number: number;
  account: string;
  suggestion: string;
  reason: string;
  sections: string;
  structs: string;
  deletions: string;
  at: string;
}

/** Each piece of bytes once per file and account, however often it is sent. */
interface QuarantineTable {
  id: Generated<number>;
  file: string;
  account: string;
  device: string;
  why: string;
  digest: string;
  bytes: Uint8Array;
  at: string;
}

interface PersonTable {
  account: string;
  username: string;
  name: string;
  role: string;
  position: string | null;
  place: string;
  zone: string;
}

interface AssignmentTable {
  id: string;
  account: string;
  scope: string;
  starts_on: string;
  ends_on: string | null;
  ended_at: string | null;
  decree: string | null;
}

interface EventTable {
  seq: number;
  at: string;
  actor: string;
  kind: string;
  payload: string;
  previous_hash: string;
  hash: string;
}

interface AnswerTable {
  key: string;
  account: string;
  request: string;
  result: string;
  at: string;
}

interface SummaryTable {
  file: string;
  epoch: number;
  seq: number;
  day: string;
  json: string;
}

interface SignInAttemptTable {
  key: string;
  count: number;
  window_started_at: number;
}

/** `decision` is the whole of it as JSON; the columns are for finding it. */
interface ApprovalTable {
  number: Generated<number>;
  id: string;
  file: string;
  application: string;
  decided_by: string;
  decided_at: string;
  decision: string;
}

/** Whole sets as JSON, in the order of publication. */
interface RuleSetsTable {
  number: Generated<number>;
  id: string;
  version: number;
  body: string;
  published_by: string;
  published_at: string;
}

interface SettingTable {
  key: string;
  value: string;
}
