/**
 * A server in memory for the device's tests: its own log and positions, the real gate. Its line can lose requests and
 * replies, and it can be set back to an earlier backup.
 */
import * as Y from "yjs";
import { fromBase64, toBase64 } from "../../client/src/sync/base64.ts";
import { analyseUpdate } from "../../server/src/sync/gate/analyse-update.ts";
import { judge } from "../../server/src/sync/gate/judge.ts";
import { sections } from "../../shared/src/file/section.ts";
import { createYdoc } from "../../shared/src/file/ydoc.ts";
import type { Me } from "../../shared/src/protocol/account.ts";
import type {
  CatchUpReply,
  CatchUpRequest,
  CatchUpResponse,
  LedgerRow,
  Refusal,
} from "../../shared/src/protocol/catch-up.ts";
import type { PublishedRules } from "../../shared/src/protocol/rules.ts";
import type { RuleSet } from "../../shared/src/rule-set/rule-set.ts";
import { fingerprintOf } from "../../shared/src/update/fingerprint.ts";
import { rekey, tombstone } from "../../shared/src/update/rewrite.ts";

interface LogRow {
  readonly seq: number;
  readonly bytes: Uint8Array;
}

export class ModelFile {
  epoch = 1;
  rows: LogRow[] = [];
  ledger: LedgerRow[] = [];
  refusals: Refusal[] = [];
  suggestions: Uint8Array[] = [];
  owners = new Map<number, string>();
  #freshId = 2 ** 40;

  get seq(): number {
    return this.rows.at(-1)?.seq ?? 0;
  }

  ydoc(): Y.Doc {
    const ydoc = createYdoc();
    for (const row of this.rows) Y.applyUpdate(ydoc, row.bytes);
    return ydoc;
  }

  append(bytes: Uint8Array, account: string): number {
    const seq = this.seq + 1;
    this.rows.push({ seq, bytes });
    const { to } = Y.parseUpdateMeta(bytes);
    const at = new Date(0).toISOString();
    for (const [client, clockEnd] of to)
      this.ledger.push({ seq, client, clockEnd, account, via: null, writtenAt: at, receivedAt: at });
    return seq;
  }

  /** Judges an upload with the real gate. */
  take(
    bytes: Uint8Array,
    account: string,
    forbidden: ReadonlySet<string>,
  ): { verdict: "stored" | "resend" | "set-aside"; row: number | null } {
    const verdict = judge(analyseUpdate(this.ydoc(), bytes), {
      account,
      mayWrite: (section) => !forbidden.has(section),
      ownRecordsOnly: () => false,
      owns: (client) => {
        const owner = this.owners.get(client);
        return owner === undefined ? "free" : owner === account ? "own" : "foreign";
      },
    });
    if (verdict.kind === "noop") return { verdict: "stored", row: null };
    if (verdict.kind === "retry") return { verdict: "resend", row: null };
    if (verdict.kind === "close") return { verdict: "set-aside", row: null };
    for (const client of verdict.authors.keys()) this.owners.set(client, account);
    if (verdict.kind === "apply") return { verdict: "stored", row: this.append(verdict.update, account) };
    const { structs, deletions } = verdict;
    this.suggestions.push(rekey(verdict.update, structs, deletions, () => this.#freshId++).update);
    this.refusals.push({
      number: this.refusals.length + 1,
      suggestion: `s${this.refusals.length + 1}`,
      account,
      reason: verdict.reason,
      sections: verdict.sections,
      structs: structs.map(([client, clock, len]) => [client, clock, len]),
      deletions: deletions.map(([client, clock, len]) => [client, clock, len]),
      at: new Date(0).toISOString(),
    });
    return { verdict: "stored", row: this.append(tombstone(verdict.update, structs, deletions), account) };
  }

  /** Back to the first `count` rows. */
  restore(count: number): void {
    this.rows = this.rows.slice(0, count);
    this.ledger = this.ledger.filter((row) => row.seq <= this.seq);
    this.epoch += 1;
  }
}

export class ModelServer {
  readonly files = new Map<string, ModelFile>();
  readonly forbiddenByAccount = new Map<string, ReadonlySet<string>>();
  /** Versions of rule sets, in the order of publication. */
  readonly published: RuleSet[] = [];
  /** Whose session the browser's cookie is. */
  signedIn: string | null = null;
  /** What happens to the next calls: each entry serves one. */
  line: ("lose-request" | "lose-reply" | "trouble" | "signed-out")[] = [];
  /** Fingerprints that were compared. */
  compared = 0;
  /** Whose calls came, by the account that they name. */
  calls: { path: string; account: string | null }[] = [];

  file(id: string): ModelFile {
    const file = this.files.get(id) ?? new ModelFile();
    this.files.set(id, file);
    return file;
  }

  /** Stands in for `fetch`. */
  readonly fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const path = String(input);
    const account = new Headers(init?.headers).get("pendamping-account");
    this.calls.push({ path, account });
    const fate = this.line.shift();
    if (fate === "lose-request") throw new TypeError("no line");
    if (fate === "trouble") return new Response("", { status: 503 });
    if (path === "/api/auth/sign-in/username") {
      const { username, password } = JSON.parse(String(init?.body)) as { username: string; password: string };
      if (password !== "right") return new Response("", { status: 401 });
      this.signedIn = username;
      return Response.json({});
    }
    if (path === "/api/auth/sign-out") {
      this.signedIn = null;
      return Response.json({});
    }
    if (account !== null && account !== this.signedIn) return new Response("", { status: 401 });
    if (fate === "signed-out" || this.signedIn === null) return new Response("", { status: 401 });
    const answer =
      path === "/api/me"
        ? this.me(this.signedIn)
        : path === "/api/sync"
          ? this.#sync(await bodyOf(init))
          : path.startsWith("/api/rules")
            ? this.#rulesAfter(new URL(path, "http://server").searchParams.get("tag"))
            : null;
    if (fate === "lose-reply") throw new TypeError("the line broke");
    return answer ? Response.json(answer) : new Response("", { status: 404 });
  };

  me(account: string): Me {
    return {
      account,
      username: account,
      name: account,
      role: "assistant",
      position: null,
      place: "Sumenep",
      zone: "Asia/Jakarta",
      demo: true,
      region: { code: "3529", name: "Sumenep", source: "" },
      files: [...this.files.keys()].map((id) => ({
        id,
        name: id,
        village: id,
        kind: "desa",
        district: "",
        districtCode: "352901",
        place: "",
        assistant: null,
        writable: sections.filter((section) => !this.forbiddenByAccount.get(account)?.has(section)),
        endsOn: null,
        kept: true,
      })),
      tag: `t${this.files.size}`,
    };
  }

  #sync(request: CatchUpRequest): CatchUpResponse {
    const account = this.signedIn ?? "";
    return {
      now: 0,
      files: request.files.flatMap((up) => this.#fileReply(account, up) ?? []),
      later: [],
      people: {},
      suggestionsTag: "none",
      me: this.me(account).tag,
      rules: this.#rulesTag(this.published.length),
    };
  }

  readonly #history = crypto.randomUUID().slice(0, 8);
  readonly #rulesTag = (count: number) => `${this.#history}-${count}`;

  #rulesAfter(tag: string | null): PublishedRules {
    const known = this.published.findIndex((_, count) => this.#rulesTag(count) === tag);
    const versions = this.published.slice(Math.max(0, known));
    return {
      tag: this.#rulesTag(this.published.length),
      versions: versions.map((ruleSet) => ({ ruleSet, publishedBy: "Slamet", publishedAt: new Date(0).toISOString() })),
    };
  }

  #fileReply(account: string, up: CatchUpRequest["files"][number]): CatchUpReply | null {
    const file = this.file(up.id);
    if (up.epoch !== file.epoch && up.epoch !== 0) {
      return { ...this.#whole(file, up.id), ...(up.update ? { verdict: "resend" as const } : {}) };
    }
    if (up.fingerprint !== undefined && up.epoch === file.epoch && up.seq === file.seq) {
      this.compared++;
      if (up.fingerprint !== fingerprintOf(file.ydoc())) return { ...this.#whole(file, up.id), differs: true };
    }
    const taken = up.update
      ? file.take(fromBase64(up.update), account, this.forbiddenByAccount.get(account) ?? new Set())
      : null;
    const verdict = taken ? { verdict: taken.verdict } : {};
    const refusals = file.refusals.filter((refusal) => refusal.number > up.refusal);
    if (up.epoch === 0) return { ...this.#whole(file, up.id), ...verdict, refusals };
    const rows = file.rows.filter((row) => row.seq > up.seq && row.seq !== taken?.row);
    if (!taken && rows.length === 0 && refusals.length === 0 && up.seq === file.seq) return null;
    return {
      id: up.id,
      epoch: file.epoch,
      seq: file.seq,
      ...(rows.length > 0 ? { update: toBase64(Y.mergeUpdates(rows.map((row) => row.bytes))) } : {}),
      ...verdict,
      refusals,
      ledger: file.ledger.filter((row) => row.seq > up.seq),
    };
  }

  #whole(file: ModelFile, id: string): CatchUpReply {
    return {
      id,
      epoch: file.epoch,
      seq: file.seq,
      whole: true,
      ...(file.rows.length > 0 ? { update: toBase64(Y.mergeUpdates(file.rows.map((row) => row.bytes))) } : {}),
      ledger: file.ledger,
    };
  }
}

async function bodyOf(init: RequestInit | undefined): Promise<CatchUpRequest> {
  const body = init?.body;
  if (typeof body === "string") return JSON.parse(body) as CatchUpRequest;
  const stream = (body as Blob).stream().pipeThrough(new DecompressionStream("gzip"));
  return JSON.parse(await new Response(stream).text()) as CatchUpRequest;
}
