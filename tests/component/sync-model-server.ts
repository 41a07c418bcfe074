/**
 * A server in memory for the device's tests: its own log and positions, the real gate. Its line can lose requests and
 * replies, and it can be set back to an earlier backup.
 */
import * as Y from "yjs";
import { fromBase64, toBase64 } from "../../client/src/sync/base64.ts";
import type { Binding } from "../../server/src/storage/port.ts";
import { backWriter, broughtBack, originsIn, sealedByClient } from "../../server/src/sync/brought-back.ts";
import { type Authors, analyseUpdate } from "../../server/src/sync/gate/analyse-update.ts";
import { judge, type Verdict, type Writer } from "../../server/src/sync/gate/judge.ts";
import { judgeReplica, lacksOf } from "../../server/src/sync/gate/judge-replica.ts";
import { defaultUpdateLimits } from "../../server/src/sync/gate/read-update.ts";
import { applyWatched } from "../../server/src/sync/gate/second-judge.ts";
import { noWrittenTimes } from "../../server/src/sync/ledger.ts";
import { sections } from "../../shared/src/file/section.ts";
import { createYdoc } from "../../shared/src/file/ydoc.ts";
import type { Me } from "../../shared/src/protocol/account.ts";
import type {
  CatchUpFile,
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
  refusals: (Refusal & { readonly afterSeq: number })[] = [];
  suggestions: Uint8Array[] = [];
  /** `afterSeq`: where the log stood when the id was bound. */
  owners = new Map<number, Binding & { readonly afterSeq: number }>();
  #freshId = 2 ** 40;
  /** Rows that were given to devices: no restore undoes that. */
  readonly #sealed = new Set<string>();

  get seq(): number {
    return this.rows.at(-1)?.seq ?? 0;
  }

  ydoc(): Y.Doc {
    const ydoc = createYdoc();
    for (const row of this.rows) Y.applyUpdate(ydoc, row.bytes);
    return ydoc;
  }

  append(bytes: Uint8Array, account: string): number {
    const at = new Date(0).toISOString();
    return this.#add(
      bytes,
      [...Y.parseUpdateMeta(bytes).to].map(([client, clockEnd]) => ({
        client,
        clockEnd,
        account,
        via: null,
        writtenAt: at,
        receivedAt: at,
      })),
    );
  }

  ledgerAfter(seq: number): LedgerRow[] {
    const rows = this.ledger.filter((row) => row.seq > seq);
    for (const row of rows) this.#sealed.add(sealOf(row));
    return rows.map((row) => ({ ...row, seal: sealOf(row) }));
  }

  /** Judges an upload with the real gate. */
  take(bytes: Uint8Array, account: string, forbidden: ReadonlySet<string>): ModelTaken {
    const writer = this.#writer(account, forbidden);
    const verdict = judge(analyseUpdate(this.ydoc(), bytes), writer);
    if (verdict.kind === "noop") return { verdict: "stored", row: null };
    if (verdict.kind === "retry") return { verdict: "resend", row: null };
    if (verdict.kind === "close") return { verdict: "set-aside", row: null };
    for (const client of verdict.authors.keys()) this.#bind({ client, account, device: "", via: null });
    const permitted = this.#keepRefused(verdict, account);
    return { verdict: "stored", row: this.append(permitted, account) };
  }

  /** Takes a whole replica, with the real judge of such. */
  takeReplica(
    { update, own, ledger }: NonNullable<CatchUpFile["replica"]>,
    account: string,
    forbidden: ReadonlySet<string>,
  ): { verdict: NonNullable<CatchUpReply["replica"]>; row: number | null } {
    const bytes = fromBase64(update);
    const writer = this.#writer(account, forbidden);
    const genuine = ledger.filter((row) => row.seal === sealOf(row) && this.#sealed.has(row.seal));
    const back = { own: new Set(own), sealed: sealedByClient(genuine) };
    const room = {
      owner: (client: number) => this.owners.get(client),
      ledgerTail: () => undefined,
      writtenUpTo: () => undefined,
    };
    const ydoc = this.ydoc();
    const origins = originsIn(room, account, back);
    const verdict = judgeReplica(ydoc, bytes, writer, origins, defaultUpdateLimits);
    if (verdict.kind === "close") return { verdict: "set-aside", row: null };
    if (verdict.kind === "retry") throw new Error("a replica was cut so that nothing is missing");
    const authors: Authors = verdict.kind === "noop" ? new Map() : verdict.authors;
    const submission = { writer, device: "", receivedAtMs: 0, times: noWrittenTimes };
    const authorship = broughtBack(room, submission, back, authors, origins);
    for (const binding of [...authorship.bindings, ...authorship.corrections]) this.#bind(binding, true);
    let row: number | null = null;
    if (verdict.kind !== "noop") {
      const permitted = this.#keepRefused(verdict, account);
      const objection = applyWatched(ydoc, permitted, backWriter(writer, authors, origins));
      if (objection !== null) throw new Error(`the second judge objects: ${objection}`);
      row = this.#add(permitted, authorship.ledger);
    }
    const forgiven = this.refusals.filter((one) => one.account === account).flatMap(({ deletions }) => deletions);
    return { verdict: lacksOf(this.ydoc(), bytes, forgiven, defaultUpdateLimits) ? "in-part" : "stored", row };
  }

  /**
   * Back to a backup that was made after the first `count` rows: rows, ledger, refusals and bindings made since are gone.
   * Suggestions stay: what became of those is not the matter here.
   */
  restore(count: number): void {
    this.rows = this.rows.slice(0, count);
    this.ledger = this.ledger.filter((row) => row.seq <= this.seq);
    this.refusals = this.refusals.filter((one) => one.afterSeq <= this.seq);
    for (const [client, { afterSeq }] of this.owners) if (afterSeq > this.seq) this.owners.delete(client);
    this.epoch += 1;
  }

  #writer(account: string, forbidden: ReadonlySet<string>): Writer {
    return {
      account,
      mayWrite: (section) => !forbidden.has(section),
      ownRecordsOnly: () => false,
      owns: (client) => {
        const owner = this.owners.get(client);
        return owner === undefined ? "free" : owner.account === account ? "own" : "foreign";
      },
    };
  }

  #bind(binding: Binding, replace = false): void {
    if (replace || !this.owners.has(binding.client))
      this.owners.set(binding.client, { ...binding, afterSeq: this.seq + 1 });
  }

  #keepRefused(verdict: Extract<Verdict, { kind: "apply" | "partial" }>, account: string): Uint8Array {
    if (verdict.kind === "apply") return verdict.update;
    const { structs, deletions } = verdict;
    this.suggestions.push(rekey(verdict.update, structs, deletions, () => this.#freshId++).update);
    this.refusals.push({
      number: this.refusals.length + 1,
      suggestion: `s${this.epoch}-${this.refusals.length + 1}`,
      account,
      reason: verdict.reason,
      sections: verdict.sections,
      structs: structs.map(([client, clock, len]) => [client, clock, len]),
      deletions: deletions.map(([client, clock, len]) => [client, clock, len]),
      at: new Date(0).toISOString(),
      afterSeq: this.seq + 1,
    });
    return tombstone(verdict.update, structs, deletions);
  }

  #add(bytes: Uint8Array, ledger: readonly Omit<LedgerRow, "seq">[]): number {
    const seq = this.seq + 1;
    this.rows.push({ seq, bytes });
    this.ledger.push(...ledger.map((row) => ({ ...row, seq })));
    return seq;
  }
}

interface ModelTaken {
  readonly verdict: NonNullable<CatchUpReply["verdict"]>;
  readonly row: number | null;
}

function sealOf({ client, clockEnd, account }: LedgerRow): string {
  return `${client} ${clockEnd} ${account}`;
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
    if (up.fingerprint !== undefined && !up.replica && up.epoch === file.epoch && up.seq === file.seq) {
      this.compared++;
      if (up.fingerprint !== fingerprintOf(file.ydoc())) return { ...this.#whole(file, up.id), differs: true };
    }
    const forbidden = this.forbiddenByAccount.get(account) ?? new Set<string>();
    const takeUpdate = () => (up.update ? file.take(fromBase64(up.update), account, forbidden) : null);
    const takeReplica = () => (up.replica ? file.takeReplica(up.replica, account, forbidden) : null);
    let taken = takeUpdate();
    let replica = takeReplica();
    const own = new Set([taken?.row, replica?.row]);
    if (replica && taken && taken.verdict !== "stored") {
      taken = takeUpdate();
      replica = takeReplica();
      own.add(taken?.row).add(replica?.row);
    }
    const verdict = {
      ...(taken ? { verdict: taken.verdict } : {}),
      ...(replica ? { replica: replica.verdict } : {}),
    };
    const refusals = file.refusals.filter((refusal) => refusal.number > up.refusal);
    if (up.epoch === 0) return { ...this.#whole(file, up.id), ...verdict, refusals };
    const rows = file.rows.filter((row) => row.seq > up.seq && !own.has(row.seq));
    const ledger = file.ledgerAfter(Math.min(up.ledger ?? up.seq, up.seq));
    const answered = taken || replica || rows.length > 0 || ledger.length > 0 || refusals.length > 0;
    if (!answered && up.seq === file.seq) return null;
    return {
      id: up.id,
      epoch: file.epoch,
      seq: file.seq,
      ...(rows.length > 0 ? { update: toBase64(Y.mergeUpdates(rows.map((row) => row.bytes))) } : {}),
      ...verdict,
      refusals,
      ledger,
    };
  }

  #whole(file: ModelFile, id: string): CatchUpReply {
    return {
      id,
      epoch: file.epoch,
      seq: file.seq,
      whole: true,
      ...(file.rows.length > 0 ? { update: toBase64(Y.mergeUpdates(file.rows.map((row) => row.bytes))) } : {}),
      ledger: file.ledgerAfter(0),
    };
  }
}

async function bodyOf(init: RequestInit | undefined): Promise<CatchUpRequest> {
  const body = init?.body;
  if (typeof body === "string") return JSON.parse(body) as CatchUpRequest;
  const stream = (body as Blob).stream().pipeThrough(new DecompressionStream("gzip"));
  return JSON.parse(await new Response(stream).text()) as CatchUpRequest;
}
