/**
 * The rule sets of this server: those that the product brings along and those that its administrators have published. Publishing is a
 * decision: it carries a key, becomes an event, and takes exactly the version that follows the last, so that nobody publishes over a
 * version that they have not compared with.
 */
import { createHash } from "node:crypto";
import type { PublishedRules, PublishRules, RulesPublished } from "@pendamping/shared/protocol/rules";
import { createRuleBook, type RuleBook } from "@pendamping/shared/rule-set/rule-book";
import type { RuleSet } from "@pendamping/shared/rule-set/rule-set";
import { parseRuleSet, type RuleSetFault } from "@pendamping/shared/rule-set/schema";
import type { Access } from "../accounts/access.ts";
import type { Log } from "../observability/log.ts";
import type { PublishedRow, Storage } from "../storage/port.ts";

type PublishResult =
  | { readonly kind: "published"; readonly published: RulesPublished }
  | { readonly kind: "fault"; readonly fault: RuleSetFault }
  /** `next` is the version that would be taken now. */
  | { readonly kind: "not-next"; readonly id: string; readonly next: number }
  | { readonly kind: "no-right" | "key-reused" };

export interface Rules extends RuleBook {
  /** Changes whenever something is published. */
  tag(): string;
  /** What was published after the state that a tag stands for; everything where the tag is not known. */
  after(tag: string | undefined): Promise<PublishedRules>;
  publish(access: Access, request: PublishRules): Promise<PublishResult>;
}

export interface RulesParts {
  readonly storage: Storage;
  readonly log: Log;
  readonly now: () => number;
}

/** Of nothing published. */
const firstTag = "none";

export async function openRules({ storage, log, now }: RulesParts): Promise<Rules> {
  const rows: PublishedRow[] = [];
  /** `tags[n]` stands for the first n rows. */
  const tags = [firstTag];
  let book = createRuleBook([]);
  const take = (more: readonly PublishedRow[]) => {
    for (const row of more) {
      rows.push(row);
      tags.push(tagAfter(tags.at(-1) ?? firstTag, row));
    }
    book = createRuleBook(rows.flatMap((row) => readRow(row, log) ?? []));
  };
  take(await storage.ruleSets.all());

  const publish: Rules["publish"] = async (access, { key, ruleSet: raw }) => {
    if (access.person.role !== "admin") return { kind: "no-right" };
    const actor = access.person.account;
    const body = JSON.stringify(raw);
    const request = JSON.stringify(["publish-rules", createHash("sha256").update(body).digest("hex")]);
    const earlier = await storage.answer(key);
    if (earlier)
      return earlier.account === actor && earlier.request === request
        ? { kind: "published", published: earlier.result as RulesPublished }
        : { kind: "key-reused" };
    const parsed = parseRuleSet(raw);
    if (parsed.kind === "fault") return parsed;
    const { id, version } = parsed.ruleSet;
    const next = (book.byId(id)?.version ?? 0) + 1;
    if (version !== next) return { kind: "not-next", id, next };
    const publishedAt = new Date(now()).toISOString();
    const published: RulesPublished = { id, version, publishedAt };
    const row: PublishedRow = { id, version, body: JSON.stringify(parsed.ruleSet), publishedBy: actor, publishedAt };
    await storage.ruleSets.publish(
      row,
      { at: publishedAt, actor, kind: "rules-published", payload: { id, version, sha256: sha256(row.body) } },
      { key, account: actor, request, result: published },
    );
    take([row]);
    return { kind: "published", published };
  };
  let last: Promise<unknown> = Promise.resolve();

  return {
    current: () => book.current(),
    byId: (id, version) => book.byId(id, version),
    all: () => book.all(),
    tag: () => tags.at(-1) ?? firstTag,
    async after(tag) {
      const known = tag === undefined ? 0 : Math.max(0, tags.indexOf(tag));
      const sent = rows.slice(known);
      const answer = { tag: tags[known + sent.length] ?? firstTag };
      const people = await storage.people.named([...new Set(sent.map(({ publishedBy }) => publishedBy))]);
      const nameOf = new Map(people.map(({ account, name }) => [account, name]));
      return {
        ...answer,
        versions: sent.map(({ body, publishedBy, publishedAt }) => ({
          ruleSet: JSON.parse(body),
          publishedBy: nameOf.get(publishedBy) ?? publishedBy,
          publishedAt,
        })),
      };
    },
    /** One at a time: the next version is decided by what was published before. */
    publish(access, request) {
      const turn = last.then(() => publish(access, request));
      last = turn.catch(() => undefined);
      return turn;
    },
  };
}

/** A body that a newer server wrote may hold more than this one understands: it stays, is passed on, and does not count here. */
function readRow({ id, version, body }: PublishedRow, log: Log): RuleSet | null {
  const parsed = parseRuleSet(JSON.parse(body));
  if (parsed.kind === "rule-set") return parsed.ruleSet;
  log.warn({ id, version, fault: parsed.fault }, "a published rule set is not understood by this version");
  return null;
}

function tagAfter(before: string, { id, version, body }: PublishedRow): string {
  return createHash("sha256").update(`${before}\n${id}\n${version}\n${body}`).digest("base64url").slice(0, 22);
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
